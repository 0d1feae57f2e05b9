// "Let 25 colleagues vote over 20 s": so that one person alone can see a tally move.

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ShownChannel, ShownCrowd, ShownMessage } from '../protocol/page-protocol.ts';
import { buttonsIn } from './drawn-blocks.ts';
import { Icon } from './icon.tsx';
import { channelTitle } from './names.ts';
import { useWorkspace } from './workspace-context.ts';

const popoverId = 'crowd';
/** A poll has a button for each of two songs at least, and one to close it. */
const fewestButtons = 3;
/** How long it is shown how many have voted in the end, in milliseconds. */
const outcomeMs = 15_000;

interface CrowdControlProps {
  readonly channel: ShownChannel;
  readonly messages: readonly ShownMessage[];
}

export function CrowdControl({ channel, messages }: CrowdControlProps) {
  const { snapshot, tryAct } = useWorkspace();
  const self = useRef<HTMLFormElement>(null);
  const [people, setPeople] = useState(25);
  const [seconds, setSeconds] = useState(20);
  const { crowd } = snapshot;
  const poll = messages.findLast(
    ({ author, blocks }) => author === snapshot.bot.id && buttonsIn(blocks) >= fewestButtons,
  );
  const start = (event: FormEvent) => {
    event.preventDefault();
    self.current?.hidePopover();
    if (poll !== undefined) void tryAct({ kind: 'crowd', channel: channel.id, ts: poll.ts, people, seconds });
  };
  return (
    <>
      {crowd !== undefined && <CrowdProgress crowd={crowd} />}
      <button type="button" className="tool" popoverTarget={popoverId} aria-label="Crowd" title="Crowd">
        <Icon shape="crowd" />
      </button>
      <form
        id={popoverId}
        className="header-popover"
        popover="auto"
        ref={self}
        onSubmit={start}
        aria-label="Crowd"
      >
        {poll === undefined ? (
          <p>There is no open poll in {channelTitle(channel)}. Start one, and colleagues can vote in it.</p>
        ) : (
          <>
            <p>
              Let <NumberField label="Colleagues" value={people} most={200} onChange={setPeople} /> colleagues
              vote over <NumberField label="Seconds" value={seconds} most={600} onChange={setSeconds} /> s
            </p>
            <div className="choices">
              <button type="submit" className="button primary">
                Start
              </button>
            </div>
          </>
        )}
        {crowd?.isOver === true && (
          <p className="soft">
            Of the last {crowd.people} colleagues, {crowd.voted} voted.
          </p>
        )}
      </form>
    </>
  );
}

/** While they vote, how many have; and what came of it for a while. Screen readers hear of the end alone. */
function CrowdProgress({ crowd: { people, voted, isOver } }: { readonly crowd: ShownCrowd }) {
  const { tryAct } = useWorkspace();
  const self = useRef<HTMLSpanElement>(null);
  const stop = async () => {
    await tryAct({ kind: 'stop-crowd' });
    // The button goes, and its neighbour has the focus.
    self.current?.parentElement?.querySelector<HTMLElement>('[popovertarget]')?.focus();
  };
  const [isGone, setGone] = useState(isOver);
  useEffect(() => {
    if (!isOver) {
      setGone(false);
      return;
    }
    const timer = setTimeout(() => setGone(true), outcomeMs);
    return () => clearTimeout(timer);
  }, [isOver]);
  if (isGone) return null;
  return (
    <span className="crowd-progress" ref={self}>
      <span role="status">{isOver && `${voted} of ${people} voted`}</span>
      {!isOver && (
        <>
          <progress max={people} value={voted} aria-label="Colleagues who have voted" />
          <span>
            {voted} of {people}
          </span>
          <button type="button" className="link-button" onClick={() => void stop()}>
            Stop
          </button>
        </>
      )}
    </span>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  onChange(value: number): void;
}

function NumberField({ label, value, most, onChange }: NumberFieldProps) {
  return (
    <input
      type="number"
      aria-label={label}
      required
      min={1}
      max={most}
      value={Number.isNaN(value) ? '' : value}
      onChange={({ target }) => onChange(target.valueAsNumber)}
    />
  );
}
