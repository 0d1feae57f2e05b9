// Where messages, replies and commands are typed: Enter sends, Shift+Enter breaks the line, a slash offers the commands.

import { type KeyboardEvent, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import type { ShownChannel, ShownCommand } from '../protocol/page-protocol.ts';
import { CommandMenu, optionId } from './command-menu.tsx';
import { Icon } from './icon.tsx';
import { channelTitle } from './names.ts';
import { ShortcutMenu } from './shortcut-menu.tsx';
import { useCompletion } from './use-completion.ts';
import { useWorkspace } from './workspace-context.ts';

interface ComposerProps {
  readonly channel: ShownChannel;
  /** The `ts` of the message that is replied to; in the channel when absent. */
  readonly thread?: string;
  /** What was sent came to nothing. */
  onRefused(reason: string): void;
}

export function Composer(props: ComposerProps) {
  return props.channel.isArchived ? <ArchivedNote channel={props.channel} /> : <OpenComposer {...props} />;
}

/** Nothing can be said in an archived channel. */
function ArchivedNote({ channel }: Pick<ComposerProps, 'channel'>) {
  const { tryAct } = useWorkspace();
  return (
    <p className="archived">
      {channelTitle(channel)} is archived.{' '}
      <button
        type="button"
        className="link-button"
        onClick={() => void tryAct({ kind: 'unarchive', channel: channel.id })}
      >
        Unarchive it
      </button>
    </p>
  );
}

function OpenComposer({ channel, thread, onRefused }: ComposerProps) {
  const { snapshot, act } = useWorkspace();
  const [text, setText] = useState('');
  const completion = useCompletion(text, snapshot.commands);
  const { offered, chosen } = completion;
  const box = useRef<HTMLTextAreaElement>(null);
  const menuId = useId();
  // Not where the focus would bring up a keyboard over half of the screen.
  useEffect(() => {
    if (window.matchMedia('(hover: hover)').matches) box.current?.focus();
  }, []);

  const type = (typed: string) => {
    setText(typed);
    completion.restart(typed);
  };
  const complete = ({ command }: ShownCommand) => {
    type(`${command} `);
    box.current?.focus();
  };
  const send = async () => {
    if (text.trim() === '') return;
    type('');
    const answer = await act({
      kind: 'send',
      channel: channel.id,
      text,
      ...(thread !== undefined && { thread }),
    });
    if (!answer.ok) onRefused(answer.error);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void send();
    box.current?.focus();
  };
  const pressKey = (event: KeyboardEvent) => {
    const does = keyAction(event, text, chosen);
    if (does === undefined) return;
    event.preventDefault();
    if (does === 'send') void send();
    if (does === 'complete' && chosen !== undefined) complete(chosen);
    if (does === 'dismiss') completion.dismiss();
    if (does === 'next') completion.step(1);
    if (does === 'previous') completion.step(-1);
  };

  const name = thread === undefined ? `Message ${channelTitle(channel)}` : 'Reply in thread';
  return (
    <form className="composer" onSubmit={submit}>
      {chosen !== undefined && (
        <CommandMenu id={menuId} commands={offered} chosen={chosen} onChoose={complete} />
      )}
      <textarea
        ref={box}
        rows={1}
        aria-label={name}
        placeholder={thread === undefined ? name : 'Reply…'}
        value={text}
        autoComplete="off"
        aria-autocomplete="list"
        aria-controls={chosen && menuId}
        aria-activedescendant={chosen && optionId(menuId, chosen)}
        onChange={({ target }) => type(target.value)}
        onKeyDown={pressKey}
      />
      {thread === undefined && <ShortcutMenu />}
      <button type="submit" className="send" aria-label="Send" title="Send" disabled={text.trim() === ''}>
        <Icon shape="send" />
      </button>
    </form>
  );
}

type KeyAction = 'send' | 'complete' | 'dismiss' | 'next' | 'previous';

/** Undefined where a key does what it does in every text field. */
function keyAction(
  { key, shiftKey, nativeEvent }: KeyboardEvent,
  text: string,
  offer: ShownCommand | undefined,
): KeyAction | undefined {
  if (nativeEvent.isComposing || shiftKey) return undefined;
  const isWhole = offer === undefined || offer.command === text.trim();
  if (key === 'Enter') return isWhole ? 'send' : 'complete';
  if (offer === undefined) return undefined;
  switch (key) {
    case 'Tab':
      return 'complete';
    case 'Escape':
      return 'dismiss';
    case 'ArrowDown':
      return 'next';
    case 'ArrowUp':
      return 'previous';
    default:
      return undefined;
  }
}
