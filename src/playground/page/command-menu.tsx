// The slash commands that fit what is typed, above the composer. The keyboard stays there.

import type { ShownCommand } from '../protocol/page-protocol.ts';
import { useWorkspace } from './workspace-context.ts';

interface CommandMenuProps {
  readonly id: string;
  readonly commands: readonly ShownCommand[];
  readonly chosen: ShownCommand;
  onChoose(command: ShownCommand): void;
}

export function optionId(menuId: string, { command }: ShownCommand): string {
  return `${menuId}${command}`;
}

export function CommandMenu({ id, commands, chosen, onChoose }: CommandMenuProps) {
  const { snapshot } = useWorkspace();
  return (
    <div className="command-menu">
      <p aria-hidden="true">Commands matching what you type</p>
      <div id={id} role="listbox" aria-label="Commands">
        {commands.map((offer) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard chooses in the composer, by aria-activedescendant
          <div
            key={offer.command}
            id={optionId(id, offer)}
            className="command"
            role="option"
            tabIndex={-1}
            aria-selected={offer === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(offer)}
          >
            <strong>{offer.command}</strong> <span className="usage">{offer.usageHint}</span>
            <span className="command-app">{offer.isOfSlack === true ? 'Slack' : snapshot.bot.name}</span>
            <span className="description">{offer.description}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
