// The whole window: channels at the left, what is said in one of them, and what lies over it.

import { useMemo, useState } from 'react';
import type { Act, ShownChannel, ShownMessage, Snapshot } from '../protocol/page-protocol.ts';
import { post } from './acts.ts';
import { Announcer } from './announcer.tsx';
import { Conversation } from './conversation.tsx';
import { ModalLayers } from './modal-layers.tsx';
import { channelTitle, nameIn } from './names.ts';
import { Notices } from './notices.tsx';
import { DeveloperPanel, type TabId } from './panel/developer-panel.tsx';
import { usePanel } from './panel/use-panel.ts';
import { screenOfTab } from './screen-of-tab.ts';
import { Sidebar } from './sidebar.tsx';
import { messagesIn, threadsIn } from './snapshot-reducer.ts';
import { ThreadPane } from './thread-pane.tsx';
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
  const { panelSwitch, panel } = useDeveloperPanel(page);
  const channel = snapshot.channels.find(({ id }) => id === state.channel);
  const messages = channel === undefined ? [] : messagesIn(state, channel.id);
  const threads = channel === undefined ? new Map() : threadsIn(state, channel.id);
  const notices = <Notices notices={state.notices} onOver={(id) => tell({ kind: 'notice-over', id })} />;
  const hasModal = snapshot.layers.length > 0;
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
            threads={threads}
            isConnected={state.isConnected}
            notices={!hasModal && notices}
            panel={panelSwitch}
            toggleTheme={toggleTheme}
            onRefused={(text) => tell({ kind: 'slackbot', text, at: Date.now() })}
          />
        )}
        {channel !== undefined && state.thread !== undefined && (
          <OpenThread
            page={page}
            channel={channel}
            thread={state.thread}
            replies={threads.get(state.thread)}
          />
        )}
        {!hasModal && panel}
      </div>
      <ModalLayers extras={{ notices, panelSwitch, panel }} />
      <Announcer key={`${snapshot.you} ${state.channel}`} messages={messages} />
    </WorkspaceContext>
  );
}

interface OpenThreadProps {
  readonly page: LivePage;
  readonly channel: ShownChannel;
  readonly thread: string;
  readonly replies: readonly ShownMessage[] | undefined;
}

function OpenThread({ page: { state, tell }, channel, thread, replies = [] }: OpenThreadProps) {
  const parent = state.snapshot?.messages.find(
    (message) => message.channel === channel.id && message.ts === thread,
  );
  return (
    <ThreadPane
      key={thread}
      channel={channel}
      thread={thread}
      parent={parent}
      replies={replies}
      onClose={() => tell({ kind: 'look-into-thread', thread: undefined })}
      onRefused={(text) => tell({ kind: 'slackbot', text, at: Date.now(), thread })}
    />
  );
}

/** The developer panel, and what opens and closes it: beside the channel, or in the top layer of a modal. */
function useDeveloperPanel({ state: { unseenProblems }, tell }: LivePage) {
  const [isOpen, setOpen] = useState(false);
  const [tab, setTab] = useState<TabId>('traffic');
  const known = usePanel(isOpen);
  const toggle = () => {
    setOpen(!isOpen);
    tell({ kind: 'problems-seen' });
    // The last of them lies on top.
    if (isOpen) [...document.querySelectorAll<HTMLElement>('[data-panel-button]')].at(-1)?.focus();
  };
  return {
    panelSwitch: { isOpen, unseenProblems, toggle },
    panel: isOpen && <DeveloperPanel state={known} tab={tab} onChoose={setTab} onClose={toggle} />,
  };
}

function useWorkspaceOf({ tell }: LivePage, snapshot: Snapshot, theme: Theme): Workspace {
  return useMemo(() => {
    const act = (act: Act) => post('/acts', { as: snapshot.you, screen: screenOfTab, act });
    return {
      snapshot,
      theme,
      act,
      async tryAct(wished) {
        const answer = await act(wished);
        if (!answer.ok) tell({ kind: 'notice', text: answer.error });
      },
      nameOf: (id) => nameIn(snapshot, id),
      now: () => Date.now() + snapshot.clockAhead,
      openThread: ({ ts }) => tell({ kind: 'look-into-thread', thread: ts }),
    };
  }, [snapshot, theme, tell]);
}
