// "Let 25 colleagues vote over 20 s": so that one person alone can see a tally move.

import { type FormEvent, useRef, useState } from 'react';
import type { ShownChannel, ShownMessage } from '../protocol/page-protocol.ts';
import { buttonsIn } from './drawn-blocks.ts';
import { Icon } from './icon.tsx';
import { channelTitle } from './names.ts';
import { useWorkspace } from './workspace-context.ts';

const popoverId = 'crowd';
/** A poll has a button for each of two songs at least, and one to close it. */
const fewestButtons = 3;

interface CrowdControlProps {
  readonly channel: ShownChannel;
  readonly messages: readonly ShownMessage[];
}

export function CrowdControl({ channel, messages }: CrowdControlProps) {
  const { snapshot, tryAct } = useWorkspace();
  const self = useRef<HTMLFormElement>(null);
  const [people, setPeople] = useState(25);
  const [seconds, setSeconds] = useState(20);
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
      <button type="button" className="tool" popoverTarget={popoverId} aria-label="Crowd" title="Crowd">
        <Icon shape="crowd" />
      </button>
      <form id={popoverId} className="crowd" popover="auto" ref={self} onSubmit={start} aria-label="Crowd">
        {poll === undefined ? (
          <p>There is no open poll in {channelTitle(channel)}. Start one, and colleagues can vote in it.</p>
        ) : (
          <>
            <p>
              Let <NumberField label="Colleagues" value={people} most={200} onChange={setPeople} /> colleagues
              vote over <NumberField label="Seconds" value={seconds} most={60} onChange={setSeconds} /> s
            </p>
            <button type="submit" className="button primary">
              Start
            </button>
          </>
        )}
      </form>
    </>
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
