// The whole window: channels at the left, what is said in one of them, and what lies over it.

import { useMemo, useState } from 'react';
import { post } from './acts.ts';
import { Announcer } from './announcer.tsx';
import { Conversation } from './conversation.tsx';
import { ModalLayers } from './modal-layers.tsx';
import { channelTitle, nameIn } from './names.ts';
import { Notices } from './notices.tsx';
import { DeveloperPanel } from './panel/developer-panel.tsx';
import type { Act, Sight } from './protocol.ts';
import { Sidebar } from './sidebar.tsx';
import { messagesIn } from './sight-reducer.ts';
import { type LivePage, useSight } from './use-sight.ts';
import { type Theme, useTheme } from './use-theme.ts';
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
  const { theme, toggle: toggleTheme } = useTheme();
  const workspace = useWorkspaceOf(page, sight, theme);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const togglePanel = () => {
    setPanelOpen(!isPanelOpen);
    tell({ kind: 'problems-seen' });
  };
  const channel = sight.channels.find(({ id }) => id === state.channel);
  const messages = channel === undefined ? [] : messagesIn(state, channel.id);
  const notices = <Notices notices={state.notices} onOver={(id) => tell({ kind: 'notice-over', id })} />;
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
          <Conversation
            channel={channel}
            messages={messages}
            isConnected={state.isConnected}
            notices={sight.layers.length === 0 && notices}
            panel={{ isOpen: isPanelOpen, toggle: togglePanel, unseenProblems: state.unseenProblems }}
            toggleTheme={toggleTheme}
            onRefused={(text) => tell({ kind: 'slackbot', text, at: Date.now() })}
          />
        )}
        {isPanelOpen && <DeveloperPanel onClose={togglePanel} />}
      </div>
      <ModalLayers notices={notices} />
      <Announcer key={`${sight.you} ${state.channel}`} messages={messages} />
    </WorkspaceContext>
  );
}

function useWorkspaceOf({ tell }: LivePage, sight: Sight, theme: Theme): Workspace {
  return useMemo(() => {
    const act = (act: Act) => post('/acts', { as: sight.you, act });
    return {
      sight,
      theme,
      act,
      async tryAct(wished) {
        const answer = await act(wished);
        if (!answer.ok) tell({ kind: 'notice', text: answer.error });
      },
      nameOf: (id) => nameIn(sight, id),
    };
  }, [sight, theme, tell]);
}
