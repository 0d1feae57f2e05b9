// The window in which songs are added to a poll, as Slack describes it with every click in it, and how it is drawn: the poll
// is read whenever it is, so that it shows what stands in it now.

import type { BlockAction, SlackViewAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import * as v from 'valibot';
import type { HandlerDependencies } from '../../dependencies.ts';
import { isDeleted } from '../../rules/poll/poll.ts';
import { standingChoices } from '../../rules/poll/voting.ts';
import { type AddingMetadata, decodeAdding } from '../../slack/kit/adding-metadata.ts';
import { actionIds, addingSearchBlockId } from '../../slack/kit/ids.ts';
import type { AddingLine, AddingPoll } from '../../slack/views/add-song-view.ts';
import { addSongWindow } from '../../slack/views/add-song-window.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { PollAndBallot } from '../../store/ballot-store.ts';
import { drawView } from '../compose/draw-window.ts';
import { findReadersWords } from '../readers-words.ts';
import { type FoundPage, findPage } from './add-song-search.ts';
import { type Adding, adderIn } from './adder.ts';
import { readerOf } from './clicked-poll.ts';
import { voterKey } from './voter-key.ts';

export interface AddingWindow extends AddingMetadata {
  /** Slack's id of whose window it is. */
  readonly person: string;
  readonly viewId: string;
  /** What stands in the search field. */
  readonly typed: string;
  /** When its person did what is to be answered now, in milliseconds since 1970. */
  readonly askedAt: number;
}

const typedShape = v.object({ value: v.nullish(v.string()) });
const valuesShape = v.record(v.string(), v.record(v.string(), v.unknown()));

/** Undefined when its metadata is not ours. @param now milliseconds since 1970 */
export function addingWindowOf(body: BlockAction | SlackViewAction, now: number): AddingWindow | undefined {
  const { view } = body;
  const metadata = view && decodeAdding(view.private_metadata);
  if (view === undefined || metadata === undefined) return undefined;
  const values = v.safeParse(valuesShape, view.state?.values);
  const block = addingSearchBlockId(metadata.pollId, metadata.emptied);
  const field = values.success ? values.output[block]?.[actionIds.searchToAdd] : undefined;
  const typed = v.is(typedShape, field) ? (field.value ?? '') : '';
  return { ...metadata, person: body.user.id, viewId: view.id, typed, askedAt: now };
}

/** The poll and the person's votes in it; undefined where there is no such poll (any more). */
export async function findForAdding(
  deps: HandlerDependencies,
  pollId: string,
  person: string,
): Promise<PollAndBallot | undefined> {
  const found = await deps.ballots.findPollAndBallot(pollId, person, (stored) =>
    voterKey(deps, stored, person),
  );
  return found && !isDeleted(found.poll) ? found : undefined;
}

export interface Shown {
  readonly lines: readonly AddingLine[];
  /** What is found, where that was asked for already. */
  readonly page?: FoundPage | undefined;
}

/** The window as it is to be shown now. */
export async function writeAdding(
  deps: HandlerDependencies,
  { pollId, person, search, emptied, manages }: AddingMetadata & Pick<AddingWindow, 'person'>,
  { lines, page }: Shown,
): Promise<ModalView> {
  const [stored, found] = await Promise.all([
    findForAdding(deps, pollId, person),
    page ?? (search && findPage(deps, search)),
  ]);
  return viewOf(deps, {
    metadata: { pollId, emptied, ...(search && { search }), ...(manages && { manages }) },
    person,
    stored,
    lines:
      stored === undefined ? [{ of: 'adding', notice: { kind: 'poll-gone' } }] : withOutage(lines, found),
    page: found,
  });
}

/** Where the results cannot be shown this time, it is said why. */
function withOutage(lines: readonly AddingLine[], page: FoundPage | undefined): readonly AddingLine[] {
  if (lines.some((line) => line.of === 'search')) return lines;
  const outages = page?.notices.filter(({ kind }) => kind === 'search-failed') ?? [];
  return [...lines, ...outages.map((notice) => ({ of: 'search', notice }) as const)];
}

interface Parts extends Shown {
  readonly metadata: AddingMetadata;
  readonly person: string;
  readonly stored: PollAndBallot | undefined;
}

/** Nothing is looked up about somebody who takes part in an anonymous poll. */
export async function viewOf(
  deps: HandlerDependencies,
  { metadata, person, stored, lines, page }: Parts,
): Promise<ModalView> {
  const reader = stored && readerOf(stored.poll);
  const words = reader?.isAnonymous
    ? wordsIn(reader.language)
    : await findReadersWords(deps, person, reader?.language);
  const seen = stored && (await seenBy(deps, stored, { person, manages: metadata.manages }));
  return addSongWindow(words, { metadata, seen, found: page?.found, lines, now: deps.now() });
}

async function seenBy(deps: HandlerDependencies, stored: PollAndBallot, adding: Adding): Promise<AddingPoll> {
  const { poll, ballot } = stored;
  return { poll, by: await adderIn(deps, stored, adding), choices: standingChoices(poll, ballot) };
}

/** Draws the window. */
export async function drawAdding(
  deps: HandlerDependencies,
  window: AddingWindow,
  shown: Shown,
): Promise<void> {
  await drawView(deps, window, await writeAdding(deps, window, shown));
}
