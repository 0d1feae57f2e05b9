// What else can be done with a message: the app's shortcuts, and deleting it.

import type { ShownMessage } from '../protocol/page-protocol.ts';
import { Icon } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { useWorkspace } from './workspace-context.ts';

export function MessageMenu({ message }: { readonly message: ShownMessage }) {
  const { snapshot, tryAct } = useWorkspace();
  const { channel, ts, author } = message;
  const isAdmin = snapshot.people.some(({ id, isAdmin: may }) => id === snapshot.you && may);
  const shortcuts: readonly MenuItem[] = snapshot.shortcuts
    .filter(({ type }) => type === 'message')
    .map(({ callbackId, name }) => ({
      key: callbackId,
      words: name,
      note: snapshot.bot.name,
      choose: () => void tryAct({ kind: 'shortcut', callbackId, message: { channel, ts } }),
    }));
  const deletion: MenuItem = {
    key: 'delete',
    words: 'Delete message',
    isDanger: true,
    choose: () => void tryAct({ kind: 'delete', channel, ts }).then(focusComposer),
  };
  const items = author === snapshot.you || isAdmin ? [...shortcuts, deletion] : shortcuts;
  if (items.length === 0) return null;
  return (
    <Menu name="More actions" items={items}>
      <Icon shape="more" />
    </Menu>
  );
}

/** The message takes the focus with it when it vanishes. */
function focusComposer(): void {
  document.querySelector<HTMLElement>('.composer textarea')?.focus();
}
