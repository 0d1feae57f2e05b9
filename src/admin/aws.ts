// How the commands call AWS: they give up soon, and turn a refusal into words that say what to do.

import { CannotDo, type Deployment } from './command.ts';

/** For every client of the SDK. Somebody is waiting at a terminal; times are in milliseconds. */
export function clientSettings({ region }: Deployment) {
  const requestHandler = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
  return { region, maxAttempts: 2, requestHandler };
}

const strangerErrors = new Set([
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'InvalidAccessKeyId',
]);
const expiredErrors = new Set(['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired']);
const unreachableErrors = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT']);

/**
 * Asks AWS.
 * @throws CannotDo with what to do, when AWS refuses or cannot be reached; an error of the caller's own stays what it is
 */
export async function askAws<Answer>(deployment: Deployment, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CannotDo) throw error;
    throw new CannotDo(sentenceOf(error, deployment), { cause: error });
  }
}

function sentenceOf(error: unknown, { region }: Deployment): string {
  const { name, message, code } = factsOf(error);
  if (name === 'CredentialsProviderError') return credentialsSentence(message);
  if (expiredErrors.has(name)) return `The AWS credentials have expired (${name}). Log in again.`;
  if (strangerErrors.has(name))
    return `AWS does not know these credentials (${name}). Look at AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
  if (name.startsWith('AccessDenied'))
    return `AWS does not allow that: ${message} Whoever manages the account can give you the right to.`;
  if (name === 'TimeoutError' || unreachableErrors.has(code))
    return `AWS could not be reached in the region ${region} (${message}). Look at the network, and at how the region is spelled.`;
  return `AWS refuses (${name}): ${message}`;
}

/** Only the message tells a profile that cannot be used, such as one that must log in again, from having none at all. */
function credentialsSentence(message: string): string {
  return message === 'Could not load credentials from any providers'
    ? 'No AWS credentials were found. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; `aws sts get-caller-identity` tells whether they work.'
    : `The AWS credentials cannot be used: ${message}`;
}

function factsOf(error: unknown) {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { name, message, code };
}
