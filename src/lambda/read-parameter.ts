// Reads what AWS Systems Manager keeps. Only the functions import it: a laptop has its secrets in the environment, and
// the client takes a tenth of a second to load. Imported by name, so that a bundle carries only what is used of it.

import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import type { ReadParameter } from '../platform/secrets.ts';

/** In milliseconds: somebody's click is waiting. */
const timeouts = { connectionTimeout: 1_000, requestTimeout: 1_000, throwOnRequestTimeout: true };

/** Connects with the first reading. */
export function createParameterReader(): ReadParameter {
  let ssm: SSMProvider | undefined;
  return (name) => {
    ssm ??= new SSMProvider({ clientConfig: { maxAttempts: 2, requestHandler: timeouts } });
    // How long a value is kept is secrets.ts' business.
    return ssm.get(name, { decrypt: true, forceFetch: true });
  };
}
