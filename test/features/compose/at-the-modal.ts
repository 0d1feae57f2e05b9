// What the tests of the modal say in few words: search in it, read it, and have it open on two devices.

import type { ModalOnScreen } from '../../../src/playground/person/screens.ts';
import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import { type JsonObject, objectOf, objectsOf, stringOf } from '../../../src/playground/protocol/json.ts';
import type { OpenView } from '../../../src/playground/slack/slack-world.ts';
import { decodeMetadata } from '../../../src/slack/kit/modal-metadata.ts';
import { unescaped } from '../../../src/slack/kit/text.ts';
import { wireId } from '../../songs/spotify/spotify-wire.ts';
import { searchLabel, startWorld, type World, type WorldOptions } from '../../world.ts';

/** A world in which Ann has a modal open, titled "Friday song", with that many songs picked. */
export async function startDraft(count = 2, options: WorldOptions = {}) {
  const world = await startWorld(options);
  const { ann, music, slack } = world;
  await ann.types('/songpoll Friday song', { in: music });
  const links = Array.from({ length: count }, (_, at) => `spotify:track:${wireId('track', at + 1)}`);
  await searches(ann, links.join(' '));
  /** What stands in #music by now, as read. */
  const polls = () => slack.messagesIn(music).map((message) => slack.textOf(message));
  return { ...world, polls };
}

/** Types into the search field and presses Enter. */
export async function searches(person: LocalPerson, text: string, times = 1): Promise<void> {
  await person.fills(searchLabel, text);
  await person.pressesEnter(searchLabel, { times });
}

export function modalOf(person: LocalPerson): ModalOnScreen {
  if (person.modal === undefined) throw new Error(`${person.name} has no modal open.`);
  return person.modal;
}

/** The titles of the picks, in their order, wherever they stand in the window. */
export function picksIn(person: LocalPerson): readonly string[] {
  const { definition } = modalOf(person).view;
  const picks = decodeMetadata(definition['private_metadata'])?.picks ?? [];
  const rows = rowsIn(person);
  return picks.map((id) => rows.find((row) => row.id === id)?.title ?? `the song ${id}, which is not shown`);
}

/** The titles of the results, as far as they have a cover and an artist. */
export function resultsIn(person: LocalPerson): readonly string[] {
  return rowsIn(person).flatMap(({ place, hasCover, title }) =>
    place === 'result' && hasCover ? [title] : [],
  );
}

/** Without what makes people's words safe in mrkdwn: joiners that show nothing, and marks that look the same. */
export function asRead(text: string): string {
  const lookAlikes = { '∗': '*', ˍ: '_', '∼': '~', ˋ: '`', ǀ: '|' };
  const unjoined = text.replace(/[\u2060\u2068\u2069]/gu, '');
  return Object.entries(lookAlikes).reduce((read, [shown, meant]) => read.replaceAll(shown, meant), unjoined);
}

interface SongRow {
  readonly place: string;
  readonly hasCover: boolean;
  readonly id: string;
  readonly title: string;
}

/** The rows of songs: each a section with a linked title, and below it a line with the cover. */
function rowsIn(person: LocalPerson): readonly SongRow[] {
  const blocks = objectsOf(modalOf(person).view.definition['blocks']);
  return blocks.flatMap((block, at) => {
    const [, place = '', id = ''] = /^(pick|result):song:(.+)$/u.exec(stringOf(block['block_id'])) ?? [];
    const text = stringOf(objectOf(block['text'])['text']);
    const [, title] = /\*(?:<[^|>]+\|)?(.+?)>?\*/u.exec(text) ?? [];
    const hasCover = objectsOf(blocks[at + 1]?.['elements']).some(({ type }) => type === 'image');
    return title === undefined ? [] : [{ place, hasCover, id: pickIdIn(block, id), title: unescaped(title) }];
  });
}

/** Another edition of a recording that is picked stands for it: the button says which. */
function pickIdIn(block: JsonObject, id: string): string {
  const { action_id: action, value } = objectOf(block['accessory']);
  return action === 'remove-song' ? stringOf(value) : id;
}

/** The lines that tell how the last act went. */
export function noticesIn(person: LocalPerson): readonly string[] {
  return modalOf(person).lines.filter((line) => /^(?:⚠️|Added |You are continuing)/u.test(line));
}

/** Opens one more modal for somebody who has one open on another device already; the new one is in front. */
export async function opensOnAnotherDevice(world: World, person: LocalPerson, command = '/songpoll') {
  const first = modalOf(person).view;
  await person.types(command, { in: world.music });
  world.slack.world.putModal(person.id, [first, modalOf(person).view]);
}

/** Goes over to the other device: brings the modal that is behind to the front. */
export function switchesDevice(world: World, person: LocalPerson): void {
  const [behind, inFront] = world.slack.world.modals.get(person.id) ?? [];
  if (behind === undefined || inFront === undefined) throw new Error(`${person.name} has one modal only.`);
  world.slack.world.putModal(person.id, [inFront, behind]);
}

/** Changes an open modal behind the app's back, as no screen could. */
export function forges(world: World, person: LocalPerson, change: (view: OpenView) => OpenView): void {
  world.slack.world.putModal(person.id, [change(modalOf(person).view)]);
}

/** Settles as soon as somebody's modal reads so, while other things are under way. */
export async function comesToRead(
  { slack }: Pick<World, 'slack'>,
  person: LocalPerson,
  words: string,
): Promise<void> {
  const isThere = () => person.modal?.text.includes(words) === true;
  if (isThere()) return;
  await new Promise<void>((resolve) => {
    const stop = slack.onChange(() => {
      if (!isThere()) return;
      stop();
      resolve();
    });
  });
}
