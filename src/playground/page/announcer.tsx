// Tells screen readers of a new message, by the words of its notification, as Slack does. Once: a tally that moves would
// otherwise never stop talking.

import { useState } from 'react';
import { readable } from '../protocol/mrkdwn.ts';
import type { ShownMessage } from '../protocol/page-protocol.ts';
import { timeOf } from './message-rows.ts';
import { useWorkspace } from './workspace-context.ts';

export function Announcer({ messages }: { readonly messages: readonly ShownMessage[] }) {
  const { snapshot } = useWorkspace();
  const [latest] = useState(() => messages.at(-1));
  const since = latest === undefined ? 0 : timeOf(latest);
  const heard = messages.findLast((message) => timeOf(message) > since && message.author !== snapshot.you);
  return (
    <p className="unseen" role="status">
      {heard !== undefined && <Heard key={heard.ts} message={heard} />}
    </p>
  );
}

function Heard({ message }: { readonly message: ShownMessage }) {
  const { nameOf } = useWorkspace();
  const [words] = useState(() => `${nameOf(message.author)}: ${readable(message.text, nameOf)}`);
  return words;
}
