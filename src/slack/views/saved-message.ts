// The private word that songs are saved for a poll, with what its reader can still do about it.

import type { Button, KnownBlock } from '@slack/types';
import { type Urgency, urgencies } from '../../rules/pool/entry.ts';
import { button } from '../kit/button.ts';
import { actionIds, encodeSaved, type SavedValue } from '../kit/ids.ts';
import { type Message, plainContext, plainSection } from '../kit/message.ts';
import { escapeMrkdwn } from '../kit/text.ts';
import type { PoolNotice } from '../words/pool.ts';
import type { Words } from '../words/words.ts';
import { poolLine } from './pool-notices.ts';

export interface SavedWord {
  readonly notices: readonly PoolNotice[];
  /** Further lines, as they are to be read. */
  readonly besides?: readonly string[];
  /** What was saved by this; nothing can be done about an empty one. */
  readonly saved: SavedValue;
  /** How urgent it is by now. */
  readonly urgency: Urgency;
  /** The catalogue's ids of songs that won lately, where their person may save them all the same. */
  readonly anyway?: readonly string[];
}

const urgencyActions = {
  now: actionIds.urgentNow,
  soon: actionIds.urgentSoon,
  someday: actionIds.urgentSomeday,
} as const satisfies Record<Urgency, string>;

export function savedMessage(words: Words, word: SavedWord): Message {
  const told = word.notices.map((notice) => poolLine(words, notice));
  const lines = [...told, ...(word.besides ?? [])];
  return {
    text: escapeMrkdwn(lines.join('\n')),
    blocks: [...lines.map(plainSection), ...actions(words, word), ...anywayButton(words, word)],
  };
}

function actions({ pool }: Words, { saved, urgency }: SavedWord): KnownBlock[] {
  const { keys, again = [], links = [] } = saved;
  const isNew = keys.length + links.length > 0;
  const count = keys.length + again.length + links.length;
  if (count === 0) return [];
  const value = encodeSaved(saved);
  const urgent = urgencies.map((one): Button => {
    const press = button(urgencyActions[one], pool.urgencies[one], { value });
    return one === urgency ? { ...press, style: 'primary' } : press;
  });
  const note = count > links.length ? [button(actionIds.addNote, pool.addNote, { value })] : [];
  const back = isNew ? [button(actionIds.undoSaved, pool.undo, { value })] : [];
  return [
    plainContext(pool.howUrgent(count)),
    {
      type: 'actions',
      elements: [...urgent, ...note, ...back],
    },
  ];
}

function anywayButton({ pool }: Words, { anyway = [], saved: { channel } }: SavedWord): KnownBlock[] {
  if (anyway.length === 0) return [];
  const value = encodeSaved({ channel, keys: [], links: anyway });
  return [{ type: 'actions', elements: [button(actionIds.saveAnyway, pool.saveAnyway, { value })] }];
}
