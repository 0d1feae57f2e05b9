// Where messages and commands are typed: Enter sends, Shift+Enter breaks the line, a slash offers the commands.

import { type KeyboardEvent, type SubmitEvent, useId, useRef, useState } from 'react';
import { offeredCommands } from './command-completion.ts';
import { CommandMenu, optionId } from './command-menu.tsx';
import { Icon } from './icon.tsx';
import { channelTitle } from './names.ts';
import type { ShownChannel, ShownCommand } from './protocol.ts';
import { useWorkspace } from './workspace-context.ts';

interface ComposerProps {
  readonly channel: ShownChannel;
  /** What was sent came to nothing. */
  onRefused(reason: string): void;
}

export function Composer({ channel, onRefused }: ComposerProps) {
  const { sight, act } = useWorkspace();
  const [text, setText] = useState('');
  const [chosen, choose] = useState(0);
  const [isDismissed, setDismissed] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const menuId = useId();
  const offered = isDismissed ? [] : offeredCommands(text, sight.commands);
  const option = offered[Math.min(chosen, offered.length - 1)];

  const type = (typed: string) => {
    setText(typed);
    choose(0);
    if (!typed.startsWith('/')) setDismissed(false);
  };
  const complete = ({ command }: ShownCommand) => {
    type(`${command} `);
    box.current?.focus();
  };
  const send = async () => {
    if (text.trim() === '') return;
    type('');
    const answer = await act({ kind: 'send', channel: channel.id, text });
    if (!answer.ok) onRefused(answer.error);
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isTyped = option?.command === text.trim();
    const does = keyAction(event, option !== undefined, isTyped);
    if (does === undefined) return;
    event.preventDefault();
    if (does === 'send') void send();
    if (does === 'complete' && option !== undefined) complete(option);
    if (does === 'dismiss') setDismissed(true);
    if (does === 'next') choose((chosen + 1) % offered.length);
    if (does === 'previous') choose((chosen + offered.length - 1) % offered.length);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void send();
    box.current?.focus();
  };

  const title = channelTitle(channel);
  const isArchived = channel.isArchived;
  return (
    <form className="composer" onSubmit={submit}>
      {option !== undefined && (
        <CommandMenu id={menuId} commands={offered} chosen={option} onChoose={complete} />
      )}
      <textarea
        ref={box}
        rows={1}
        aria-label={`Message ${title}`}
        placeholder={isArchived ? `${title} is archived` : `Message ${title}`}
        disabled={isArchived}
        value={text}
        autoComplete="off"
        aria-autocomplete="list"
        aria-controls={option === undefined ? undefined : menuId}
        aria-activedescendant={option === undefined ? undefined : optionId(menuId, option)}
        onChange={({ target }) => type(target.value)}
        onKeyDown={pressKey}
      />
      <button type="submit" className="send" aria-label="Send" title="Send" disabled={text.trim() === ''}>
        <Icon shape="send" />
      </button>
    </form>
  );
}

type KeyAction = 'send' | 'complete' | 'dismiss' | 'next' | 'previous';

/** @param isTyped whether the command that is offered stands there already, so that Enter sends it */
function keyAction(
  { key, shiftKey }: KeyboardEvent,
  isOffered: boolean,
  isTyped: boolean,
): KeyAction | undefined {
  if (key === 'Enter') {
    if (shiftKey) return undefined;
    return isOffered && !isTyped ? 'complete' : 'send';
  }
  if (!isOffered) return undefined;
  if (key === 'Tab') return shiftKey ? undefined : 'complete';
  if (key === 'Escape') return 'dismiss';
  if (key === 'ArrowDown') return 'next';
  return key === 'ArrowUp' ? 'previous' : undefined;
}
