// Lets time pass for the whole workspace, so that nobody has to wait for a poll to close, or for a Friday.

import { useState } from 'react';
import type { TimeTarget } from '../protocol/page-protocol.ts';
import { Icon } from './icon.tsx';
import { PassButton, PassUntil } from './pass-button.tsx';
import { useNextMoments } from './use-next-moments.ts';
import { useWorkspace } from './workspace-context.ts';

const popoverId = 'time';

export function TimeControl() {
  const { snapshot, now, act } = useWorkspace();
  const { next, look } = useNextMoments();
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
    await look();
    setPassing(undefined);
    setOutcome(answer.ok ? 'Time has passed.' : answer.error);
  };
  const button = { passing, pass: (target: TimeTarget) => void pass(target) };
  const until = { ...button, isKnown: next !== undefined };
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
        onToggle={({ timeStamp, newState }) => {
          setOutcome('');
          setOpened(timeStamp);
          if (newState === 'open') void look();
        }}
      >
        <p>
          <strong>Let time pass</strong>
        </p>
        <p className="soft">
          In this workspace it is {momentWords(now())}
          {isMoved && `, ${aheadWords(snapshot.clockAhead)} ahead of the real time`}.
        </p>
        <div className="until">
          <PassUntil {...until} target="closing" at={next?.closing} never="No open poll has a closing time.">
            To the next closing
          </PassUntil>
          <PassUntil
            {...until}
            target="occurrence"
            at={next?.occurrence}
            never="No schedule is going to post."
          >
            To the next occurrence
          </PassUntil>
        </div>
        <div className="choices">
          <PassButton {...button} target="hour">
            An hour
          </PassButton>
          <PassButton {...button} target="day">
            A day
          </PassButton>
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
    month: 'short',
    day: 'numeric',
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
