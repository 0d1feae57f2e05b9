// The whole window: channels at the left, what is said in one of them, and what lies over it.

import { useCallback, useMemo, useState } from 'react';
import { post } from './acts.ts';
import { Announcer } from './announcer.tsx';
import { ChannelHeader } from './channel-header.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { ModalLayers } from './modal-layers.tsx';
import { channelTitle, nameIn } from './names.ts';
import { Notices } from './notices.tsx';
import { DeveloperPanel } from './panel/developer-panel.tsx';
import type { Act, Sight } from './protocol.ts';
import { Sidebar } from './sidebar.tsx';
import { messagesIn } from './sight-reducer.ts';
import { type LivePage, useSight } from './use-sight.ts';
import { useTheme } from './use-theme.ts';
import { type Workspace, WorkspaceContext } from './workspace-context.ts';

export function SlackWindow() {
  const page = useSight();
  const { sight } = page.state;
  if (sight !== undefined) return <OpenWindow page={page} sight={sight} />;
  return (
    <p className="connecting" role="status">
      Connecting…
    </p>
  );
}

function OpenWindow({ page, sight }: { readonly page: LivePage; readonly sight: Sight }) {
  const { state, tell, become } = page;
  const { theme, toggle } = useTheme();
  const [isPanelOpen, setPanelOpen] = useState(false);
  const act = useCallback((act: Act) => post('/acts', { as: sight.you, act }), [sight.you]);
  const workspace = useMemo(
    (): Workspace => ({
      sight,
      theme,
      act,
      async tryAct(wished) {
        const answer = await act(wished);
        if (!answer.ok) tell({ kind: 'notice', text: answer.error });
      },
      nameOf: (id) => nameIn(sight, id),
    }),
    [sight, theme, act, tell],
  );

  const togglePanel = () => {
    setPanelOpen(!isPanelOpen);
    tell({ kind: 'problems-seen' });
  };
  const channel = sight.channels.find(({ id }) => id === state.channel);
  const messages = channel === undefined ? [] : messagesIn(state, channel.id);
  const notices = (
    <Notices notices={state.notices} onOver={(id: number) => tell({ kind: 'notice-over', id })} />
  );
  return (
    <WorkspaceContext value={workspace}>
      <title>{channel === undefined ? 'Song Poll' : `${channelTitle(channel)} – Song Poll`}</title>
      <div className="window">
        <Sidebar
          channel={state.channel}
          unread={state.unread}
          onLook={(id) => tell({ kind: 'look', channel: id })}
          onBecome={become}
        />
        {channel !== undefined && (
          <main className="conversation">
            <ChannelHeader
              channel={channel}
              messages={messages}
              toggleTheme={toggle}
              panel={{ isOpen: isPanelOpen, toggle: togglePanel, unseenProblems: state.unseenProblems }}
            />
            {!state.isConnected && (
              <p className="reconnecting" role="status">
                Reconnecting…
              </p>
            )}
            <MessageList key={`${sight.you} ${channel.id}`} channel={channel} messages={messages} />
            {sight.layers.length === 0 && notices}
            <Composer
              key={`${sight.you} in ${channel.id}`}
              channel={channel}
              onRefused={(text) => tell({ kind: 'slackbot', text, at: Date.now() })}
            />
          </main>
        )}
        {isPanelOpen && <DeveloperPanel onClose={togglePanel} />}
      </div>
      <ModalLayers notices={notices} />
      <Announcer key={`${sight.you} at ${state.channel}`} messages={messages} />
    </WorkspaceContext>
  );
}
