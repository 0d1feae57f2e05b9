// Where AWS starts for every change in the table.

import { createChangesHandler } from './changes-handler.ts';
import { createParameterReader } from './read-parameter.ts';
import { runtime } from './runtime.ts';

export const handler = createChangesHandler(process.env, {
  ...runtime,
  readParameter: createParameterReader(),
});
