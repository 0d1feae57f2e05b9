// What AWS hands to a handler beside the event.

import type { Context } from 'aws-lambda';

/** What the app looks at in it. */
export const context = { awsRequestId: 'a-request-of-aws' } as Context;
