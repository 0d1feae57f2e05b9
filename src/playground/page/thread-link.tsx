// "3 replies", below the message that they are to.

import type { ShownMessage } from '../protocol/page-protocol.ts';
import { Avatar } from './avatar.tsx';
import { clockOf } from './moment.tsx';
import { useWorkspace } from './workspace-context.ts';

/** So many of those who replied are shown. */
const mostFaces = 4;

interface ThreadLinkProps {
  readonly parent: ShownMessage;
  /** Oldest first. */
  readonly replies: readonly ShownMessage[];
}

/** Words for one person alone are no replies. */
export function ThreadLink({ parent, replies: all }: ThreadLinkProps) {
  const { openThread } = useWorkspace();
  const replies = all.filter(({ isPrivate }) => !isPrivate);
  const latest = replies.at(-1);
  if (latest === undefined) return null;
  const faces = [...new Set(replies.map(({ author }) => author))].slice(0, mostFaces);
  return (
    <button type="button" className="thread-link" onClick={() => openThread(parent)}>
      {faces.map((id) => (
        <Avatar key={id} id={id} size="small" />
      ))}
      <span className="count">{countOf(replies)}</span>
      <span className="latest">Last at {clockOf(latest)}</span>
    </button>
  );
}

/** "1 reply", "3 replies": private words do not count. */
export function countOf(replies: readonly ShownMessage[]): string {
  const { length } = replies.filter(({ isPrivate }) => !isPrivate);
  return length === 1 ? '1 reply' : `${length} replies`;
}
