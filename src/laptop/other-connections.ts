// Slack hands each click to one of the programs that are connected with an app token, whichever it likes. Two laptops with
// one pair of tokens then get each other's clicks, on polls that only the other one has.

import type { SocketModeReceiver } from '@slack/bolt';
import * as v from 'valibot';
import type { Log } from '../platform/log.ts';

type Client = Pick<SocketModeReceiver['client'], 'on' | 'off'>;

/** https://docs.slack.dev/apis/events-api/using-socket-mode, "hello" */
const hello = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ type: v.literal('hello'), num_connections: v.number() }),
);

/**
 * Warns when Slack counts other connections beside ours. Only the first greeting tells: later ones, when Slack renews ours,
 * may count the old one as well.
 */
export function warnOfOthers(client: Client, log: Log): void {
  function hear(data: unknown): void {
    const greeting = v.safeParse(hello, String(data));
    if (!greeting.success) return;
    client.off('ws_message', hear);
    const { num_connections: connections } = greeting.output;
    if (connections > 1) log.warn(warning, { connections });
  }
  client.on('ws_message', hear);
}

const warning =
  'Another program is connected to Slack with the same SLACK_APP_TOKEN. Slack hands each click to one of them only, and it may be the one that does not have the poll. Stop the other one, or give each a Slack app of its own: npm run manifest -- --socket';
