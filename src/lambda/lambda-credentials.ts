// Lambda gives a function its credentials in the environment. The SDK's own chain (profiles, SSO, metadata services and
// the clients they need) would be loaded with every cold start to find them there in the end: see `alias` in serverless.yml.

import { fromEnv } from '@aws-sdk/credential-provider-env';

/** Under the name by which the SDK's clients look for their default. */
export const defaultProvider = fromEnv;
