// A thread beside its channel: the message, what was replied, and where to reply.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ShownChannel, ShownMessage } from '../protocol/page-protocol.ts';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageItem } from './message-item.tsx';
import { messageRows } from './message-rows.ts';
import { channelTitle } from './names.ts';
import { countOf } from './thread-link.tsx';

interface ThreadPaneProps {
  readonly channel: ShownChannel;
  /** Undefined where it was deleted. */
  readonly parent: ShownMessage | undefined;
  /** The parent's `ts`. */
  readonly thread: string;
  /** Oldest first. */
  readonly replies: readonly ShownMessage[];
  onClose(): void;
  onRefused(reason: string): void;
}

export function ThreadPane(props: ThreadPaneProps) {
  const { channel, parent, replies, thread, onClose, onRefused } = props;
  const end = useRef<HTMLDivElement>(null);
  // Before the composer takes the focus.
  const [opener] = useState(() => document.activeElement);
  const close = () => {
    onClose();
    if (opener instanceof HTMLElement) opener.focus();
  };
  const pressKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') close();
  };
  const latest = replies.at(-1)?.ts;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each reply
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [latest]);
  return (
    <aside className="thread" aria-label="Thread" onKeyDown={pressKey}>
      <header>
        <h2>
          Thread <span>{channelTitle(channel)}</span>
        </h2>
        <button type="button" className="tool" onClick={close} aria-label="Close thread" title="Close thread">
          <Icon shape="close" />
        </button>
      </header>
      <div className="thread-messages">
        {parent === undefined ? (
          <p className="gone">This message was deleted.</p>
        ) : (
          <MessageItem row={{ message: parent, isHead: true }} isInThread />
        )}
        {replies.length > 0 && <p className="reply-count">{countOf(replies)}</p>}
        {messageRows(replies).map(({ message, isHead }) => (
          <MessageItem key={message.ts} row={{ message, isHead }} isInThread />
        ))}
        <div ref={end} />
      </div>
      <Composer key={thread} channel={channel} thread={thread} onRefused={onRefused} />
    </aside>
  );
}
