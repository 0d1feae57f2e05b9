// The top of a channel: what it is called, who is in it, and the switches of this page.

import type { ShownChannel, ShownMessage } from '../protocol/page-protocol.ts';
import { ChannelMark } from './channel-mark.tsx';
import { CrowdControl } from './crowd-control.tsx';
import { Icon } from './icon.tsx';
import { isDirect } from './names.ts';
import { sidebarId } from './sidebar.tsx';
import { useWorkspace } from './workspace-context.ts';

interface ChannelHeaderProps {
  readonly channel: ShownChannel;
  readonly messages: readonly ShownMessage[];
  readonly panel: PanelSwitch;
  toggleTheme(): void;
}

export interface PanelSwitch {
  readonly isOpen: boolean;
  readonly unseenProblems: number;
  toggle(): void;
}

export function ChannelHeader({ channel, messages, panel, toggleTheme }: ChannelHeaderProps) {
  const { theme } = useWorkspace();
  const otherTheme = theme === 'dark' ? 'Light theme' : 'Dark theme';
  return (
    <header className="channel-header">
      <button
        type="button"
        className="tool menu"
        popoverTarget={sidebarId}
        aria-label="Channels and people"
        title="Channels and people"
      >
        <Icon shape="menu" />
      </button>
      <h1>
        <ChannelMark channel={channel} />
        <span className="channel-name">{channel.name}</span>
      </h1>
      <Members channel={channel} />
      <div className="tools">
        <CrowdControl channel={channel} messages={messages} />
        <PanelButton {...panel} />
        <button
          type="button"
          className="tool"
          onClick={toggleTheme}
          aria-label={otherTheme}
          title={otherTheme}
        >
          <Icon shape={theme === 'dark' ? 'sun' : 'moon'} />
        </button>
      </div>
    </header>
  );
}

function Members({ channel }: { readonly channel: ShownChannel }) {
  const { nameOf } = useWorkspace();
  if (isDirect(channel)) return null;
  const { length } = channel.members;
  const names = channel.members.slice(0, 12).map(nameOf).join(', ');
  return (
    <span className="members" title={length > 12 ? `${names} and ${length - 12} more` : names}>
      {length === 1 ? '1 member' : `${length} members`}
    </span>
  );
}

function PanelButton({ isOpen, unseenProblems, toggle }: PanelSwitch) {
  const problems = unseenProblems === 1 ? '1 problem' : `${unseenProblems} problems`;
  const name = unseenProblems === 0 ? 'Developer panel' : `Developer panel, ${problems}`;
  return (
    <button
      type="button"
      className="tool"
      onClick={toggle}
      aria-expanded={isOpen}
      aria-label={name}
      title={name}
    >
      <Icon shape="panel" />
      {unseenProblems > 0 && (
        <span className="badge" aria-hidden="true">
          {unseenProblems}
        </span>
      )}
    </button>
  );
}
