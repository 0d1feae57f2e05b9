// Who you are, and one click to be somebody else, in this window or in a second one.

import { Avatar } from './avatar.tsx';
import { PlaceLink } from './place-link.tsx';
import { useWorkspace } from './workspace-context.ts';

interface PersonSwitcherProps {
  readonly channel: string | undefined;
  onBecome(person: string): void;
}

export function PersonSwitcher({ channel, onBecome }: PersonSwitcherProps) {
  const { snapshot } = useWorkspace();
  const people = snapshot.people.filter(({ isPlayable }) => isPlayable);
  return (
    <nav className="person-switcher" aria-label="Who you are">
      <p>You are</p>
      <ul>
        {people.map(({ id, displayName }) => (
          <li key={id}>
            <PlaceLink
              className="person-link"
              to={{ as: id, channel }}
              isCurrent={id === snapshot.you}
              title={id === snapshot.you ? undefined : `Become ${displayName}. Ctrl-click: in a new tab.`}
              onGo={() => onBecome(id)}
            >
              <Avatar id={id} />
              <span className="person-name">{displayName}</span>
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
