// What stands before a channel's name: a hash, a lock, or who the direct message is with.

import type { ShownChannel } from '../protocol/page-protocol.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { useWorkspace } from './workspace-context.ts';

export function ChannelMark({ channel }: { readonly channel: ShownChannel }) {
  const { snapshot } = useWorkspace();
  if (channel.kind === 'dm') {
    const other = channel.members.find((id) => id !== snapshot.you);
    return <Avatar id={other ?? snapshot.you} size="small" />;
  }
  if (channel.kind === 'mpim') {
    return (
      <span className="how-many" aria-hidden="true">
        {channel.members.length - 1}
      </span>
    );
  }
  if (channel.kind === 'private') return <Icon shape="lock" />;
  return (
    <span className="hash" aria-hidden="true">
      #
    </span>
  );
}
