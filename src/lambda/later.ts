// Where AWS starts for every batch of the queue `later`.

import { createLaterHandler } from './later-handler.ts';
import { createParameterReader } from './read-parameter.ts';
import { runtime } from './runtime.ts';

export const handler = createLaterHandler(process.env, {
  ...runtime,
  readParameter: createParameterReader(),
});
