// Where AWS starts for every request from Slack: commands, clicks, submissions, events, all at one address.

import { createParameterReader } from './read-parameter.ts';
import { createSlackHandler } from './slack-handler.ts';
import { surroundings } from './surroundings.ts';

export const handler = createSlackHandler(process.env, {
  ...surroundings,
  readParameter: createParameterReader(),
});
