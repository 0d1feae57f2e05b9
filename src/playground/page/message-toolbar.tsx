// What can be done with a message: quick reactions, a reply, the menu, and a look at the words of its notification.

import { readable } from '../protocol/mrkdwn.ts';
import type { ShownMessage } from '../protocol/page-protocol.ts';
import { emojiOf } from './emoji.ts';
import { Icon } from './icon.tsx';
import { MessageMenu } from './message-menu.tsx';
import { useWorkspace } from './workspace-context.ts';

/** `lock` closes a poll. */
const quickReactions = ['lock', '+1', 'tada'] as const;

interface MessageToolbarProps {
  readonly message: ShownMessage;
  readonly isInThread: boolean;
}

export function MessageToolbar({ message, isInThread }: MessageToolbarProps) {
  const { nameOf, openThread } = useWorkspace();
  const notification = readable(message.text, nameOf);
  return (
    <div className="toolbar" role="toolbar" aria-label="Message actions">
      {!message.isPrivate && <QuickReactions message={message} />}
      {!message.isPrivate && !isInThread && (
        <button
          type="button"
          className="tool"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => openThread(message)}
        >
          <Icon shape="reply" />
        </button>
      )}
      <button
        type="button"
        className="tool bell"
        aria-label="Notification text"
        aria-description={notification}
        data-tip={`Notification\n${notification}`}
      >
        <Icon shape="bell" />
      </button>
      {!message.isPrivate && <MessageMenu message={message} />}
    </div>
  );
}

function QuickReactions({ message: { channel, ts } }: { readonly message: ShownMessage }) {
  const { tryAct } = useWorkspace();
  return quickReactions.map((name) => (
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
  ));
}
