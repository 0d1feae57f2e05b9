// Where AWS starts for every request from Slack: commands, clicks, submissions, events, all at one address.

import { createParameterReader } from './read-parameter.ts';
import { runtime } from './runtime.ts';
import { createSlackHandler } from './slack-handler.ts';

export const handler = createSlackHandler(process.env, {
  ...runtime,
  readParameter: createParameterReader(),
});
