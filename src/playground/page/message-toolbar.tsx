// What can be done with a message: quick reactions, and a look at the words of its notification.

import { readable } from '../protocol/mrkdwn.ts';
import type { ShownMessage } from '../protocol/page-protocol.ts';
import { emojiOf } from './emoji.ts';
import { Icon } from './icon.tsx';
import { useWorkspace } from './workspace-context.ts';

/** `lock` closes a poll. */
const quickReactions = ['lock', '+1', 'tada'] as const;

export function MessageToolbar({ message }: { readonly message: ShownMessage }) {
  const { tryAct, nameOf } = useWorkspace();
  const { channel, ts } = message;
  const notification = readable(message.text, nameOf);
  return (
    <div className="toolbar" role="toolbar" aria-label="Message actions">
      {!message.isPrivate &&
        quickReactions.map((name) => (
          <button
            key={name}
            type="button"
            className="tool"
            aria-label={`React with :${name}:`}
            title={`React with :${name}:`}
            onClick={() => void tryAct({ kind: 'react', channel, ts, name })}
          >
            <span aria-hidden="true">{emojiOf(name)}</span>
          </button>
        ))}
      <button
        type="button"
        className="tool bell"
        aria-label="Notification text"
        aria-description={notification}
        data-tip={`Notification\n${notification}`}
      >
        <Icon shape="bell" />
      </button>
    </div>
  );
}
