// One message: who said it when, its blocks or its text, its reactions, and what can be done with it.

import { useMemo } from 'react';
import type { ShownMessage } from '../protocol/page-protocol.ts';
import { Avatar } from './avatar.tsx';
import { BlockKit } from './block-kit.tsx';
import { Icon } from './icon.tsx';
import { type MessageRow, timeOf } from './message-rows.ts';
import { MessageToolbar } from './message-toolbar.tsx';
import { Reactions } from './reactions.tsx';
import { richTextOf } from './rich-text-of.ts';
import { slackbotId } from './snapshot-reducer.ts';
import { useWorkspace } from './workspace-context.ts';

export function MessageItem({ row }: { readonly row: MessageRow }) {
  const { nameOf, tryAct } = useWorkspace();
  const { message, day, isHead } = row;
  const { author, text, channel, ts, isPrivate } = message;
  const blocks = useMemo(
    () => (message.blocks.length > 0 ? message.blocks : [richTextOf(text)]),
    [message.blocks, text],
  );
  const look = `message${isHead ? ' head' : ''}${isPrivate ? ' private' : ''}`;
  return (
    <>
      {day !== undefined && <DayDivider day={day} />}
      <article className={look} aria-label={`${nameOf(author)}, ${clock(message)}`}>
        {isPrivate && (
          <p className="only-you">
            <Icon shape="eye" /> Only visible to you
          </p>
        )}
        <div className="gutter">{isHead ? <Avatar id={author} /> : <Moment message={message} />}</div>
        <div className="content">
          {isHead && <MessageHead message={message} />}
          <BlockKit
            blocks={blocks}
            onPress={(button) => tryAct({ kind: 'press', place: { channel, ts }, ...button })}
          />
          <Reactions message={message} />
        </div>
        <MessageToolbar message={message} />
      </article>
    </>
  );
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

function Moment({ message }: { readonly message: ShownMessage }) {
  const date = new Date(timeOf(message));
  const whole = date.toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'medium' });
  return (
    <time dateTime={date.toISOString()} title={whole}>
      {clock(message)}
    </time>
  );
}

function DayDivider({ day }: { readonly day: number }) {
  return (
    <div className="day">
      <span>{dayName(new Date(day))}</span>
    </div>
  );
}

function dayName(date: Date): string {
  const today = new Date();
  if (date.toDateString() === today.toDateString()) return 'Today';
  today.setDate(today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return 'Yesterday';
  return date.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
}

function clock(message: ShownMessage): string {
  return new Date(timeOf(message)).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
}
