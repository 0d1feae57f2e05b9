// The square that stands for somebody: an initial in a colour of their own, a note for the app.

import { slackbotId } from './snapshot-reducer.ts';
import { useWorkspace } from './workspace-context.ts';

const colours = ['#2e7d5b', '#9a4f12', '#2563a8', '#8a2f74', '#5b4bb3', '#a8323a', '#17717b', '#6a6420'];

interface AvatarProps {
  readonly id: string;
  readonly size?: 'small' | 'usual';
}

export function Avatar({ id, size = 'usual' }: AvatarProps) {
  const { snapshot, nameOf } = useWorkspace();
  if (id === snapshot.bot.id) return <AppAvatar size={size} />;
  const backgroundColor = id === slackbotId ? '#5f5f6b' : colours[hash(id) % colours.length];
  return (
    <span className={`avatar ${size}`} style={{ backgroundColor }} aria-hidden="true">
      {id === slackbotId ? '♥' : [...nameOf(id)][0]?.toUpperCase()}
    </span>
  );
}

function AppAvatar({ size }: Required<Pick<AvatarProps, 'size'>>) {
  return (
    <svg className={`avatar app ${size}`} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" />
      <path d="M13 8v11.2a4 4 0 1 0 2 3.4V12l7-1.8v6.5a4 4 0 1 0 2 3.4V6z" />
    </svg>
  );
}

function hash(id: string): number {
  return [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7);
}
