// Who reacted to a message with what; a click adds one's own reaction, or takes it back.

import type { ShownMessage, ShownReaction } from '../protocol/page-protocol.ts';
import { emojiOf } from './emoji.ts';
import { useWorkspace } from './workspace-context.ts';

export function Reactions({ message }: { readonly message: ShownMessage }) {
  if (message.reactions.length === 0) return null;
  return (
    <ul className="reactions" aria-label="Reactions">
      {message.reactions.map((reaction) => (
        <li key={reaction.name}>
          <Reaction message={message} reaction={reaction} />
        </li>
      ))}
    </ul>
  );
}

interface ReactionProps {
  readonly message: ShownMessage;
  readonly reaction: ShownReaction;
}

function Reaction({ message, reaction: { name, by } }: ReactionProps) {
  const { snapshot, nameOf, tryAct } = useWorkspace();
  const { channel, ts } = message;
  const who = `${by.map(nameOf).join(', ')} reacted with :${name}:`;
  return (
    <button
      type="button"
      className="reaction"
      aria-pressed={by.includes(snapshot.you)}
      aria-label={`:${name}: ${by.length}`}
      title={who}
      onClick={() => void tryAct({ kind: 'react', channel, ts, name })}
    >
      <span aria-hidden="true">{emojiOf(name)}</span> {by.length}
    </button>
  );
}
