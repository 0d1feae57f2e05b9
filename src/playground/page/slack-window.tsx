// The whole window: channels at the left, what is said in one of them, and what lies over it.

import { useMemo, useState } from 'react';
import type { Act, Snapshot } from '../protocol/page-protocol.ts';
import { post } from './acts.ts';
import { Announcer } from './announcer.tsx';
import { Conversation } from './conversation.tsx';
import { ModalLayers } from './modal-layers.tsx';
import { channelTitle, nameIn } from './names.ts';
import { Notices } from './notices.tsx';
import { DeveloperPanel } from './panel/developer-panel.tsx';
import { Sidebar } from './sidebar.tsx';
import { messagesIn } from './snapshot-reducer.ts';
import { type LivePage, useSnapshot } from './use-snapshot.ts';
import { type Theme, useTheme } from './use-theme.ts';
import { type Workspace, WorkspaceContext } from './workspace-context.ts';

export function SlackWindow() {
  const page = useSnapshot();
  const { snapshot } = page.state;
  if (snapshot !== undefined) return <OpenWindow page={page} snapshot={snapshot} />;
  return (
    <p className="connecting" role="status">
      Connecting…
    </p>
  );
}

function OpenWindow({ page, snapshot }: { readonly page: LivePage; readonly snapshot: Snapshot }) {
  const { state, tell, become } = page;
  const { theme, toggle: toggleTheme } = useTheme();
  const workspace = useWorkspaceOf(page, snapshot, theme);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const togglePanel = () => {
    setPanelOpen(!isPanelOpen);
    tell({ kind: 'problems-seen' });
  };
  const channel = snapshot.channels.find(({ id }) => id === state.channel);
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
            notices={snapshot.layers.length === 0 && notices}
            panel={{ isOpen: isPanelOpen, toggle: togglePanel, unseenProblems: state.unseenProblems }}
            toggleTheme={toggleTheme}
            onRefused={(text) => tell({ kind: 'slackbot', text, at: Date.now() })}
          />
        )}
        {isPanelOpen && <DeveloperPanel onClose={togglePanel} />}
      </div>
      <ModalLayers notices={notices} />
      <Announcer key={`${snapshot.you} ${state.channel}`} messages={messages} />
    </WorkspaceContext>
  );
}

function useWorkspaceOf({ tell }: LivePage, snapshot: Snapshot, theme: Theme): Workspace {
  return useMemo(() => {
    const act = (act: Act) => post('/acts', { as: snapshot.you, act });
    return {
      snapshot,
      theme,
      act,
      async tryAct(wished) {
        const answer = await act(wished);
        if (!answer.ok) tell({ kind: 'notice', text: answer.error });
      },
      nameOf: (id) => nameIn(snapshot, id),
    };
  }, [snapshot, theme, tell]);
}
