// What stands before a channel's name: a hash, a lock, or who the direct message is with.

import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import type { ShownChannel } from './protocol.ts';
import { useWorkspace } from './workspace-context.ts';

export function ChannelMark({ channel }: { readonly channel: ShownChannel }) {
  const { sight } = useWorkspace();
  if (channel.kind === 'dm') {
    const other = channel.members.find((id) => id !== sight.you);
    return <Avatar id={other ?? sight.you} size="small" />;
  }
  if (channel.kind === 'private') return <Icon shape="lock" />;
  return (
    <span className="hash" aria-hidden="true">
      #
    </span>
  );
}
