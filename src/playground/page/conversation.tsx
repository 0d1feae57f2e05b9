// One channel: its header, what was said in it, and the composer.

import type { ReactNode } from 'react';
import type { ShownChannel, ShownMessage } from '../protocol/page-protocol.ts';
import { ChannelHeader } from './channel-header.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import type { PanelSwitch } from './panel-button.tsx';
import { useWorkspace } from './workspace-context.ts';

interface ConversationProps {
  readonly channel: ShownChannel;
  readonly messages: readonly ShownMessage[];
  /** By the `ts` of the message they are to. */
  readonly threads: ReadonlyMap<string, readonly ShownMessage[]>;
  readonly isConnected: boolean;
  readonly notices: ReactNode;
  readonly panel: PanelSwitch;
  toggleTheme(): void;
  /** What was sent came to nothing. */
  onRefused(reason: string): void;
}

export function Conversation(props: ConversationProps) {
  const { channel, messages } = props;
  const { snapshot } = useWorkspace();
  // Nothing of one conversation stays in another: neither what is typed, nor how far it is scrolled.
  const own = `${snapshot.you} ${channel.id}`;
  return (
    <main className="conversation">
      <ChannelHeader
        channel={channel}
        messages={messages}
        toggleTheme={props.toggleTheme}
        panel={props.panel}
      />
      {!props.isConnected && (
        <p className="reconnecting" role="status">
          Reconnecting…
        </p>
      )}
      <MessageList key={`list ${own}`} channel={channel} messages={messages} threads={props.threads} />
      {props.notices}
      <Composer key={`composer ${own}`} channel={channel} onRefused={props.onRefused} />
    </main>
  );
}
