// One message: who said it when, its blocks or its text, its reactions, its thread, and what can be done with it.

import { useMemo } from 'react';
import type { ShownMessage } from '../protocol/page-protocol.ts';
import { Avatar } from './avatar.tsx';
import { BlockKit } from './block-kit.tsx';
import { Icon } from './icon.tsx';
import type { MessageRow } from './message-rows.ts';
import { MessageToolbar } from './message-toolbar.tsx';
import { clockOf, dayName, Moment } from './moment.tsx';
import { Reactions } from './reactions.tsx';
import { richTextOf } from './rich-text-of.ts';
import { slackbotId } from './snapshot-reducer.ts';
import { ThreadLink } from './thread-link.tsx';
import { useWorkspace } from './workspace-context.ts';

interface MessageItemProps {
  readonly row: MessageRow;
  /** What was said in its thread; where threads are shown already, it has none. */
  readonly replies?: readonly ShownMessage[];
  /** Whether it stands in a thread. */
  readonly isInThread?: boolean;
}

export function MessageItem({ row, replies = [], isInThread = false }: MessageItemProps) {
  const { nameOf, tryAct } = useWorkspace();
  const { message, day, isHead } = row;
  const { author, text, channel, ts, isPrivate } = message;
  const blocks = useMemo(
    () => (message.blocks.length > 0 ? message.blocks : [richTextOf(text)]),
    [message.blocks, text],
  );
  return (
    <>
      {day !== undefined && <DayDivider day={day} />}
      <article className={lookOf(row)} aria-label={`${nameOf(author)}, ${clockOf(message)}`}>
        {isPrivate && (
          <p className="only-you">
            <Icon shape="eye" /> Only visible to you
          </p>
        )}
        <div className="gutter">{isHead ? <Avatar id={author} /> : <Moment message={message} />}</div>
        <div className="content">
          {isHead && <MessageHead message={message} />}
          {message.isBroadcast === true && !isInThread && <p className="broadcast">Replied to a thread</p>}
          <BlockKit
            blocks={blocks}
            onPress={(button) => tryAct({ kind: 'press', place: { channel, ts }, ...button })}
          />
          <Reactions message={message} />
          <ThreadLink parent={message} replies={replies} />
        </div>
        {message.isNotice !== true && <MessageToolbar message={message} isInThread={isInThread} />}
      </article>
    </>
  );
}

function lookOf({ message: { isPrivate, isNotice = false }, isHead }: MessageRow): string {
  const looks = { head: isHead, private: isPrivate, 'notice-line': isNotice };
  return ['message', ...Object.entries(looks).flatMap(([look, has]) => (has ? [look] : []))].join(' ');
}

function MessageHead({ message }: { readonly message: ShownMessage }) {
  const { snapshot, nameOf } = useWorkspace();
  const isApp = message.author === snapshot.bot.id || message.author === slackbotId;
  return (
    <p className="message-head">
      <strong>{nameOf(message.author)}</strong>
      {isApp && <span className="app-badge">APP</span>}
      <Moment message={message} />
    </p>
  );
}

function DayDivider({ day }: { readonly day: number }) {
  const { now } = useWorkspace();
  return (
    <div className="day">
      <span>{dayName(new Date(day), now())}</span>
    </div>
  );
}
