// Where AWS starts each minute.

import { createClockHandler } from './clock-handler.ts';
import { runtime } from './runtime.ts';

export const handler = createClockHandler(process.env, runtime);
