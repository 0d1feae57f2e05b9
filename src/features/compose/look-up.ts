// Links that are followed while people go on: noted in the draft first, so that nobody posts it without them meanwhile. Where
// they stood in the search field it comes up empty at once, for what is pasted behind a link would be taken for a part of it.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Draft } from '../../rules/poll/draft.ts';
import { beginLookup, endLookup, isLatestSearch, searchingIn } from '../../rules/poll/searching.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { StoredDraft } from '../../store/draft-store.ts';
import { findRails } from '../channel/channel-rails.ts';
import { withReruns } from '../pool/reruns.ts';
import { showDraft } from './draw-window.ts';
import { type Change, type Edited, editDraft, saveDraft } from './edit-draft.ts';
import { type Found, withFound } from './found-songs.ts';
import { channelOf, type ModalWindow, withoutInputs } from './modal-window.ts';

/** Longer than following links can take, in milliseconds: who takes longer has died. */
const longestMs = 10_000;
/** What is found so soon is shown at once; else the window shows first that it is being looked up. In milliseconds. */
const soonMs = 250;

export interface Links {
  /** Addresses of those that the catalogue is asked about. */
  readonly addresses: readonly string[];
  /** Whether they stood in the search field. */
  readonly field: boolean;
  /** Finds out what they lead to; called once it is noted that they are being followed, so that whatever is done then comes after. */
  readonly find: () => Promise<Found>;
  /** The id of the draft that they are for, when that was not just read: if it is cleared by now, they are dropped. */
  readonly draftId?: string | undefined;
  /** What else is to be changed in the draft before, and said after. */
  readonly before?: (draft: Draft) => Edited;
}

export async function lookUp(deps: HandlerDependencies, window: ModalWindow, links: Links): Promise<void> {
  const begun = await begin(deps, window, links);
  // Their draft was cleared meanwhile.
  if (begun === undefined) return;
  const finding = links.find();
  const [, followed, rails] = await Promise.all([
    showUnlessSoon(deps, window, { links, begun, finding }),
    finding,
    findRails(deps, channelOf(window, begun.draft)),
  ]);
  const channel = channelOf(window, begun.draft);
  const found = await withReruns(deps, channel, { ...followed, rails });
  const end: Change = (draft, posted) => {
    if (posted === undefined) return ended(draft, begun, { found, window });
    const late = found.songs.filter(({ id }) => !posted.songs.some((song) => song.id === id));
    return late.length > 0 ? withFound(draft, { songs: late, notices: [] }, []) : undefined;
  };
  await editDraft(deps, withoutInputs(window), end, begun.draft.id);
}

interface Following {
  readonly links: Links;
  readonly begun: Begun;
  readonly finding: Promise<Found>;
}

/** Shows that links are being looked up, unless what they lead to is there at once. */
async function showUnlessSoon(
  deps: HandlerDependencies,
  window: ModalWindow,
  { links: { addresses, field }, begun, finding }: Following,
): Promise<void> {
  if (!field || addresses.length === 0 || (await isThereSoon(deps, finding))) return;
  const lookingUp = { kind: 'looking-up', links: addresses.length } as const;
  await showDraft(deps, window, { ...begun, notices: [...begun.notices, lookingUp] });
}

function isThereSoon({ sleep }: HandlerDependencies, found: Promise<Found>): Promise<boolean> {
  return Promise.race([found.then(() => true), sleep(soonMs).then(() => false)]);
}

/** The draft in which it is noted that links are being followed. */
export interface Begun extends StoredDraft {
  readonly lookup: string;
  readonly notices: readonly Notice[];
}

/** Notes in the draft that links are being followed. @returns undefined when there is no draft for them any more */
export async function begin(
  deps: HandlerDependencies,
  window: ModalWindow,
  { addresses, field, draftId, before = (draft) => ({ draft }) }: Omit<Links, 'find'>,
  isFor: (draft: Draft) => boolean = () => true,
): Promise<Begun | undefined> {
  const now = deps.now();
  const lookup = { id: deps.newId(), links: addresses, until: now + longestMs };
  const change = (draft: Draft) => {
    if (!isFor(draft)) return undefined;
    const edited = before(draft);
    return { ...edited, draft: beginLookup(edited.draft, { lookup, field, now, at: window.actedAt }) };
  };
  const saved = await saveDraft(deps, window, change, draftId);
  return saved && { notices: [], ...saved, lookup: lookup.id };
}

/** The draft once the links were followed. */
export function ended(
  draft: Draft,
  begun: Begun,
  { found, window }: { readonly found: Found; readonly window: ModalWindow },
): Edited {
  const { findings, ...songs } = found;
  // Songs are picked whatever was searched for since; results are not shown in the place of later ones.
  const isShown = findings !== undefined && isLatestSearch(draft, searchingIn(begun.draft).begun);
  const edited = withFound(draft, { ...songs, ...(isShown && { findings }) }, window.picks);
  return {
    draft: endLookup(edited.draft, begun.lookup, found.unasked ?? []),
    notices: [...begun.notices, ...(edited.notices ?? [])],
  };
}
