// What was said in a channel, the newest at the bottom, where the view stays unless somebody scrolled up.

import { useEffect, useRef, useState } from 'react';
import type { ShownChannel, ShownMessage } from '../protocol/page-protocol.ts';
import { Icon } from './icon.tsx';
import { MessageItem } from './message-item.tsx';
import { messageRows } from './message-rows.ts';
import { channelTitle, isDirect } from './names.ts';
import { useWorkspace } from './workspace-context.ts';

interface MessageListProps {
  readonly channel: ShownChannel;
  readonly messages: readonly ShownMessage[];
  /** By the `ts` of the message they are to. */
  readonly threads: ReadonlyMap<string, readonly ShownMessage[]>;
}

/** In pixels: nearer than this to the bottom counts as there. */
const nearBottom = 40;

export function MessageList({ channel, messages, threads }: MessageListProps) {
  const { snapshot } = useWorkspace();
  const self = useRef<HTMLDivElement>(null);
  const [isAtBottom, setAtBottom] = useState(true);
  const toBottom = () => self.current?.scrollTo({ top: 0 });
  const latest = messages.at(-1);
  const isForYou = latest?.author === snapshot.you || latest?.isPrivate === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message of one's own, or for nobody else
  useEffect(() => {
    if (isForYou) toBottom();
  }, [isForYou, latest?.ts]);
  return (
    <section className="messages" aria-label={`Messages in ${channelTitle(channel)}`}>
      {/* Drawn from the bottom up (messages.css), so that the browser itself keeps the bottom in view: 0 is there. */}
      <div
        className="scroll"
        ref={self}
        onScroll={({ currentTarget }) => setAtBottom(currentTarget.scrollTop > -nearBottom)}
      >
        <div>
          <ChannelStart channel={channel} isEmpty={messages.length === 0} />
          {messageRows(messages).map((row) => (
            <MessageItem key={row.message.ts} row={row} replies={threads.get(row.message.ts) ?? []} />
          ))}
        </div>
      </div>
      {!isAtBottom && (
        <button type="button" className="to-bottom" onClick={toBottom}>
          <Icon shape="toBottom" /> Latest messages
        </button>
      )}
    </section>
  );
}

function ChannelStart({ channel, isEmpty }: { readonly channel: ShownChannel; readonly isEmpty: boolean }) {
  const { snapshot } = useWorkspace();
  const [command] = snapshot.commands;
  return (
    <div className="channel-start">
      <h2>{channelTitle(channel)}</h2>
      <p>
        {isDirect(channel)
          ? `This is the beginning of your direct messages with ${channel.name}.`
          : `This is the beginning of ${channelTitle(channel)}.`}
        {isEmpty && command !== undefined && (
          <>
            {' '}
            Nobody has said anything yet. Type <code>{command.command}</code> to start.
          </>
        )}
      </p>
    </div>
  );
}
