// Tries the address that Slack is given: whether a request gets through AWS to the app, whose door then turns it away,
// because nobody has signed it.

import { notSigned } from '../slack/door/request-door.ts';
import type { Deployment } from './command.ts';
import { deployCommand, findSlackUrl, stackName } from './stack.ts';

export type AddressFinding =
  | { readonly kind: 'answers'; readonly words: string }
  | { readonly kind: 'troubled'; readonly words: string }
  /** There is no address to try. */
  | { readonly kind: 'unknown'; readonly words: string };

/** A new process takes its time. In milliseconds. */
const patienceMs = 10_000;

export async function checkAddress(deployment: Deployment): Promise<AddressFinding> {
  const url = await findSlackUrl(deployment);
  if (url === undefined) return { kind: 'unknown', words: 'not known: the deployment does not tell it' };
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    const body = await response.text();
    return judge(deployment, { url, status: response.status, body });
  } catch (error) {
    return { kind: 'troubled', words: `${url} cannot be reached (${reasonOf(error)}). Look at the network.` };
  }
}

interface Answer {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

function judge(deployment: Deployment, { url, status, body }: Answer): AddressFinding {
  if (status === 401 && body.startsWith(notSigned)) {
    return { kind: 'answers', words: `${url} answers, and lets nobody in but Slack` };
  }
  return { kind: 'troubled', words: `${url} answers ${status}: ${whatToDo(deployment, status)}` };
}

function whatToDo(deployment: Deployment, status: number): string {
  const name = stackName(deployment);
  switch (status) {
    case 403:
      return (
        'AWS lets nobody through to the function. Everybody (*) needs lambda:InvokeFunctionUrl and lambda:InvokeFunction on it, ' +
        `which a deploy grants: ${deployCommand(deployment)}. If both are there, a policy of your AWS organisation forbids public function URLs.`
      );
    case 429:
      return 'AWS has no run to spare for it. Look at slackConcurrency in serverless.yml, and at the account’s limit.';
    case 500:
    case 502:
    case 503:
    case 504:
      return `the function fails. Its log says why: aws logs tail /aws/lambda/${name}-slack --region ${deployment.region}`;
    default:
      return `that is not this app. Deploy it again: ${deployCommand(deployment)}`;
  }
}

/** Node hides what went wrong with a connection in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
