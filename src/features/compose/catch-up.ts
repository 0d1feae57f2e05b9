// Before a draft is posted: links in the search field of its window, and links that are being followed at this moment. What a
// person has put into a window is in the poll, or the window says why not.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Draft } from '../../rules/poll/draft.ts';
import { abandonedLinks, isLookingUp, searchingIn } from '../../rules/poll/searching.ts';
import type { Song } from '../../rules/poll/song.ts';
import { readSearchField } from '../../slack/kit/modal-state.ts';
import type { Notice } from '../../slack/words/notices.ts';
import { findLinks } from '../../songs/links.ts';
import { isSearch } from '../../songs/spotify/link.ts';
import type { StoredDraft } from '../../store/draft-store.ts';
import { findRails } from '../channel/channel-rails.ts';
import { withReruns } from '../pool/reruns.ts';
import { saveDraft } from './edit-draft.ts';
import { addressesOf, followLinks } from './follow-links.ts';
import { begin, ended } from './look-up.ts';
import { channelOf, type ModalWindow } from './modal-window.ts';

export type CaughtUp =
  /** All links are followed; `brought` are ids of songs that the window did not show. */
  | { readonly kind: 'complete'; readonly stored: StoredDraft; readonly brought: readonly string[] }
  /** There is something to be looked at before this is posted. */
  | { readonly kind: 'to-look-at'; readonly stored: StoredDraft; readonly notices: readonly Notice[] }
  | { readonly kind: 'still-looking-up' }
  /** It was posted or cleared meanwhile. */
  | { readonly kind: 'gone' };

/** After so long there is no time left to post within Slack's three seconds. In milliseconds. */
const longestMs = 1_300;
/** How often it is looked whether links were followed meanwhile, in milliseconds. */
const glanceMs = 150;

export async function catchUp(
  deps: HandlerDependencies,
  window: ModalWindow,
  stored: StoredDraft,
): Promise<CaughtUp> {
  const typed = readSearchField(window.values, window);
  const abandoned = abandonedLinks(stored.draft, deps.now());
  const text = [typed, ...abandoned].join(' ');
  const hasLinks = findLinks(text).length > 0;
  return hasLinks ? followFirst(deps, window, text) : waitForLookups(deps, window, stored);
}

/** As Enter would have done. Where it only brings songs, there is nothing to look at. */
async function followFirst(deps: HandlerDependencies, window: ModalWindow, text: string): Promise<CaughtUp> {
  const links = findLinks(text);
  const lookup = { addresses: addressesOf(links), field: true };
  const isOwn = (draft: Draft) => draft.id === window.draftId;
  const [begun, found] = await Promise.all([
    begin(deps, window, lookup, isOwn),
    followLinks(deps, text, links),
  ]);
  if (begun === undefined) return { kind: 'gone' };
  const channel = channelOf(window, begun.draft);
  const [rails, named] = await Promise.all([findRails(deps, channel), withReruns(deps, channel, found)]);
  const saved = await saveDraft(deps, window, (draft) =>
    isOwn(draft) ? ended(draft, begun, { found: { ...named, rails }, window }) : undefined,
  );
  if (saved === undefined) return { kind: 'gone' };
  const { draft, version, notices = [] } = saved;
  const stored = { draft, version };
  // Who gives a link has chosen; of words the best match may be another song than was meant.
  const isGuessed = lookup.addresses.some(isSearch);
  const isAllPicked = !isGuessed && found.findings === undefined && notices.every(isNothingToDo);
  const isInTime = deps.now() - window.askedAt <= longestMs;
  if (isAllPicked && isInTime)
    return { kind: 'complete', stored, brought: beyond(window.picks, draft.picks) };
  return { kind: 'to-look-at', stored, notices: [{ kind: 'not-posted-yet' }, ...notices] };
}

/** The song is in the poll. */
const isNothingToDo = ({ kind }: Notice) => kind === 'added' || kind === 'picked-before';

async function waitForLookups(
  deps: HandlerDependencies,
  window: ModalWindow,
  before: StoredDraft,
): Promise<CaughtUp> {
  let stored = before;
  while (isLookingUp(stored.draft, deps.now())) {
    if (deps.now() - window.askedAt > longestMs) return { kind: 'still-looking-up' };
    await deps.sleep(glanceMs);
    const now = await deps.drafts.findDraft(window.person);
    if (now?.draft.id !== window.draftId) return { kind: 'gone' };
    stored = now;
  }
  const seen = before.draft.picks.map(({ id }) => id);
  const brought = beyond(seen, stored.draft.picks);
  const underway = searchingIn(before.draft).underway ?? [];
  const isGuessed = underway.some(({ links }) => links.some(isSearch));
  return isGuessed && brought.length > 0
    ? { kind: 'to-look-at', stored, notices: [{ kind: 'not-posted-yet' }] }
    : { kind: 'complete', stored, brought };
}

function beyond(seen: readonly string[], picks: readonly Song[]): readonly string[] {
  return picks.map(({ id }) => id).filter((id) => !seen.includes(id));
}
