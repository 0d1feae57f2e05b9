// Lets time pass for the whole workspace, so that nobody has to wait for a poll to close.

import { useState } from 'react';
import type { TimeTarget } from '../protocol/page-protocol.ts';
import { Icon } from './icon.tsx';
import { useWorkspace } from './workspace-context.ts';

const popoverId = 'time';
const choices: readonly { readonly target: TimeTarget; readonly words: string }[] = [
  { target: 'closing', words: 'To the next closing' },
  { target: 'hour', words: 'An hour' },
  { target: 'day', words: 'A day' },
];

export function TimeControl() {
  const { snapshot, now, act } = useWorkspace();
  const [passing, setPassing] = useState<TimeTarget>();
  const [outcome, setOutcome] = useState('');
  // Opened again, it tells the time of that moment.
  const [, setOpened] = useState(0);
  const isMoved = snapshot.clockAhead > 0;
  const pass = async (target: TimeTarget) => {
    if (passing !== undefined) return;
    setPassing(target);
    setOutcome('');
    const answer = await act({ kind: 'pass-time', target });
    setPassing(undefined);
    setOutcome(answer.ok ? 'Time has passed.' : answer.error);
  };
  return (
    <>
      <button
        type="button"
        className={isMoved ? 'tool moved' : 'tool'}
        popoverTarget={popoverId}
        aria-label="Let time pass"
        title="Let time pass"
      >
        <Icon shape="clock" />
      </button>
      <section
        id={popoverId}
        className="header-popover"
        popover="auto"
        aria-label="Let time pass"
        onToggle={({ timeStamp }) => {
          setOutcome('');
          setOpened(timeStamp);
        }}
      >
        <p>
          <strong>Let time pass</strong>
        </p>
        <p className="soft">
          In this workspace it is {momentWords(now())}
          {isMoved && `, ${aheadWords(snapshot.clockAhead)} ahead of the real time`}.
        </p>
        <div className="choices">
          {choices.map(({ target, words }) => (
            <button
              key={target}
              type="button"
              className="button"
              aria-busy={passing === target}
              aria-disabled={passing !== undefined}
              onClick={() => void pass(target)}
            >
              {words}
            </button>
          ))}
        </div>
        <p className="soft" role="status">
          {outcome}
        </p>
      </section>
    </>
  );
}

function momentWords(now: number): string {
  return new Date(now).toLocaleString('en-US', {
    weekday: 'long',
    hour: 'numeric',
    minute: '2-digit',
  });
}

/** "1 d 3 h", "25 min". */
function aheadWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.length === 0 ? 'less than a minute' : said.join(' ');
}
