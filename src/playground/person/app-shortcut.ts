// What the app offers in menus, as its manifest names it.

export interface AppShortcut {
  /** As people read it in the menu. */
  readonly name: string;
  /** Of a message, or of the workspace. */
  readonly type: 'message' | 'global';
  readonly callback_id: string;
  readonly description: string;
}

/** The one with that name and of that kind. @throws when the app offers none */
export function findShortcut(
  shortcuts: readonly AppShortcut[],
  type: AppShortcut['type'],
  name: string,
): AppShortcut {
  const found = shortcuts.find((shortcut) => shortcut.type === type && shortcut.name === name);
  if (found !== undefined) return found;
  const offered = shortcuts.map((shortcut) => `"${shortcut.name}" (${shortcut.type})`).join(', ');
  throw new Error(`There is no ${type} shortcut "${name}" among: ${offered || 'none'}.`);
}
