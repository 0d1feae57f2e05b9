// What every part of the page may reach for.

import { createContext, useContext } from 'react';
import type { Act, ActAnswer, ShownMessage, Snapshot } from '../protocol/page-protocol.ts';
import type { Theme } from './use-theme.ts';

export interface Workspace {
  readonly snapshot: Snapshot;
  readonly theme: Theme;
  /** Does something in the person's name; settles when the app has answered. */
  act(act: Act): Promise<ActAnswer>;
  /** The same, and tells the person where it was refused. */
  tryAct(act: Act): Promise<void>;
  /** Of a person, the bot, or a channel. */
  nameOf(id: string): string;
  /** Milliseconds since 1970, in the workspace. */
  now(): number;
  /** Opens a message's thread beside the channel. */
  openThread(message: Pick<ShownMessage, 'ts'>): void;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === undefined) throw new Error('There is no workspace around this.');
  return workspace;
}
