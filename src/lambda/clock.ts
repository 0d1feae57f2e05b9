// Where AWS starts each minute.

import { createClockHandler } from './clock-handler.ts';
import { surroundings } from './surroundings.ts';

export const handler = createClockHandler(process.env, surroundings);
