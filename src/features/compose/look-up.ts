// Links that are followed while people go on: noted in the draft first, so that nobody posts it without them meanwhile. Where
// they stood in the search field it comes up empty at once, for what is pasted behind a link would be taken for a part of it.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Draft } from '../../rules/poll/draft.ts';
import { beginLookup, endLookup, isLatestSearch, searchingIn } from '../../rules/poll/searching.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { StoredDraft } from '../../store/draft-store.ts';
import { showDraft } from './draw-window.ts';
import { type Edited, editDraft, saveDraft } from './edit-draft.ts';
import { type Found, withFound } from './found-songs.ts';
import { type ModalWindow, withoutInputs } from './modal-window.ts';

/** Longer than following links can take, in milliseconds: who takes longer has died. */
const longestMs = 10_000;
/** What is found so soon is shown at once; else the window shows first that it is being looked up. In milliseconds. */
const soonMs = 250;

export interface Links {
  /** Addresses of those that the catalogue is asked about. */
  readonly addresses: readonly string[];
  /** Whether they stood in the search field. */
  readonly field: boolean;
  /** What they lead to, being found out already. */
  readonly found: Promise<Found>;
}

/** @param before what else is to be changed in the draft before, and said after */
export async function lookUp(
  deps: HandlerDependencies,
  window: ModalWindow,
  links: Links,
  before: (draft: Draft) => Edited = (draft) => ({ draft }),
): Promise<void> {
  const [begun, found] = await Promise.all([beginVisibly(deps, window, links, before), links.found]);
  const end = (draft: Draft) => ended(draft, begun, { found, window });
  await editDraft(deps, withoutInputs(window), end, begun.draft.id);
}

async function beginVisibly(
  deps: HandlerDependencies,
  window: ModalWindow,
  links: Links,
  before: (draft: Draft) => Edited,
): Promise<Begun> {
  const begun = await begin(deps, window, links, before);
  const { addresses, field, found } = links;
  if (field && addresses.length > 0 && !(await isThereSoon(deps, found))) {
    const lookingUp = { kind: 'looking-up', links: addresses.length } as const;
    await showDraft(deps, window, { ...begun, notices: [...begun.notices, lookingUp] });
  }
  return begun;
}

function isThereSoon({ sleep }: HandlerDependencies, found: Promise<Found>): Promise<boolean> {
  return Promise.race([found.then(() => true), sleep(soonMs).then(() => false)]);
}

/** The draft in which it is noted that links are being followed. */
export interface Begun extends StoredDraft {
  readonly lookup: string;
  readonly notices: readonly Notice[];
}

/** Notes in the draft that links are being followed. */
export async function begin(
  deps: HandlerDependencies,
  window: ModalWindow,
  { addresses, field }: Pick<Links, 'addresses' | 'field'>,
  before: (draft: Draft) => Edited = (draft) => ({ draft }),
): Promise<Begun> {
  const now = deps.now();
  const lookup = { id: deps.newId(), links: addresses, until: now + longestMs };
  const saved = await saveDraft(deps, window, (draft) => {
    const edited = before(draft);
    return { ...edited, draft: beginLookup(edited.draft, { lookup, field, now }) };
  });
  if (saved === undefined) throw new Error('A draft in which links are followed is always saved');
  return { notices: [], ...saved, lookup: lookup.id };
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
