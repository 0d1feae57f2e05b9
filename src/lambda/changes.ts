// Where AWS starts for every change in the table.

import { createChangesHandler } from './changes-handler.ts';
import { createParameterReader } from './read-parameter.ts';
import { surroundings } from './surroundings.ts';

export const handler = createChangesHandler(process.env, {
  ...surroundings,
  readParameter: createParameterReader(),
});
