// The top of a channel: what it is called, who is in it, and the switches of this page.

import type { ShownChannel, ShownMessage } from '../protocol/page-protocol.ts';
import { ChannelMark } from './channel-mark.tsx';
import { CrowdControl } from './crowd-control.tsx';
import { Icon } from './icon.tsx';
import { isDirect } from './names.ts';
import { PanelButton, type PanelSwitch } from './panel-button.tsx';
import { sidebarId } from './sidebar.tsx';
import { TimeControl } from './time-control.tsx';
import { useWorkspace } from './workspace-context.ts';

interface ChannelHeaderProps {
  readonly channel: ShownChannel;
  readonly messages: readonly ShownMessage[];
  readonly panel: PanelSwitch;
  toggleTheme(): void;
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
        <TimeControl />
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
