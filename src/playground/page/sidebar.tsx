// The list of channels, and who you are. On a phone it slides over the rest: a popover, which closes by itself.

import { useRef } from 'react';
import type { ShownChannel } from '../protocol/page-protocol.ts';
import { ChannelMark } from './channel-mark.tsx';
import { isDirect } from './names.ts';
import { PersonSwitcher } from './person-switcher.tsx';
import { PlaceLink } from './place-link.tsx';
import { useWorkspace } from './workspace-context.ts';

export const sidebarId = 'sidebar';

interface SidebarProps {
  /** The one looked at. */
  readonly channel: string | undefined;
  readonly unread: ReadonlySet<string>;
  onLook(channel: string): void;
  onBecome(person: string): void;
}

export function Sidebar({ channel, unread, onLook, onBecome }: SidebarProps) {
  const { snapshot } = useWorkspace();
  const self = useRef<HTMLElement>(null);
  const close = () => {
    if (self.current?.matches(':popover-open')) self.current.hidePopover();
  };
  const look = (id: string) => {
    onLook(id);
    close();
  };
  const become = (id: string) => {
    onBecome(id);
    close();
  };
  const channels = snapshot.channels.filter((place) => !isDirect(place));
  const direct = snapshot.channels.filter(isDirect);
  const shared = { you: snapshot.you, current: channel, unread, onLook: look };
  return (
    <aside className="sidebar" id={sidebarId} popover="auto" ref={self} aria-label="Workspace">
      <p className="workspace-name">Song Poll</p>
      <nav aria-label="Channels and direct messages">
        <ChannelSection title="Channels" channels={channels} {...shared} />
        <ChannelSection title="Direct messages" channels={direct} {...shared} />
      </nav>
      <PersonSwitcher channel={channel} onBecome={become} />
    </aside>
  );
}

interface ChannelSectionProps {
  readonly title: string;
  readonly channels: readonly ShownChannel[];
  readonly you: string;
  readonly current: string | undefined;
  readonly unread: ReadonlySet<string>;
  onLook(channel: string): void;
}

function ChannelSection({ title, channels, you, current, unread, onLook }: ChannelSectionProps) {
  if (channels.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {channels.map((channel) => (
          <li key={channel.id}>
            <PlaceLink
              className={unread.has(channel.id) ? 'channel-link unread' : 'channel-link'}
              to={{ as: you, channel: channel.id }}
              isCurrent={channel.id === current}
              onGo={() => onLook(channel.id)}
            >
              <ChannelMark channel={channel} />
              <span className="channel-name">{channel.name}</span>
              {unread.has(channel.id) && <span className="unseen">, unread</span>}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
