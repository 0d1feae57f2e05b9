// Opens and closes the developer panel: at the top of a channel, and of a modal, which lets nothing else be reached.

import { Icon } from './icon.tsx';

export interface PanelSwitch {
  readonly isOpen: boolean;
  readonly unseenProblems: number;
  toggle(): void;
}

/** The button that has the focus when the panel is closed. */
export const panelButtonMark = { 'data-panel-button': '' };

export function PanelButton({ isOpen, unseenProblems, toggle }: PanelSwitch) {
  const problems = unseenProblems === 1 ? '1 problem' : `${unseenProblems} problems`;
  const name = unseenProblems === 0 ? 'Developer panel' : `Developer panel, ${problems}`;
  return (
    <button
      type="button"
      className="tool"
      onClick={toggle}
      aria-expanded={isOpen}
      aria-label={name}
      title={name}
      {...panelButtonMark}
    >
      <Icon shape="panel" />
      {unseenProblems > 0 && (
        <span className="badge" aria-hidden="true">
          {unseenProblems}
        </span>
      )}
    </button>
  );
}
