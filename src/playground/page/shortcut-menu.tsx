// The app's shortcuts that belong to no message, beside the composer.

import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';
import { useWorkspace } from './workspace-context.ts';

export function ShortcutMenu() {
  const { snapshot, tryAct } = useWorkspace();
  const items = snapshot.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ callbackId, name }) => ({
      key: callbackId,
      words: name,
      note: snapshot.bot.name,
      choose: () => void tryAct({ kind: 'shortcut', callbackId }),
    }));
  if (items.length === 0) return null;
  return (
    <Menu name="Shortcuts" items={items} className="shortcuts">
      <Icon shape="bolt" />
    </Menu>
  );
}
