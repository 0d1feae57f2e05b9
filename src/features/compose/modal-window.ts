// A modal as Slack describes it with every click in it, in our words.

import type { BlockAction, SlackViewAction, ViewOutput } from '@slack/bolt';
import type { Draft } from '../../rules/poll/draft.ts';
import { decodeMetadata, type ModalMetadata } from '../../slack/kit/modal-metadata.ts';
import { readTitle } from '../../slack/kit/modal-state.ts';
import type { Shown } from '../../slack/views/poll-modal.ts';

/** `draftId` is of the draft that the window shows, which need not be the one that is stored by now. */
export interface ModalWindow extends ModalMetadata {
  /** Slack's id of whose window it is. */
  readonly person: string;
  readonly viewId: string;
  /** What stands in its inputs: `view.state.values`, to be read with slack/kit/modal-state.ts. */
  readonly values: unknown;
  /** When its person did what is to be answered now, in milliseconds since 1970. */
  readonly askedAt: number;
  /** The same by Slack's clock, by which two clicks can be told apart that come in any order. */
  readonly actedAt: number;
}

/**
 * The window of a click or a submission; undefined when its metadata is not ours.
 * @param now milliseconds since 1970
 */
export function windowOf(body: BlockAction | SlackViewAction, now: number): ModalWindow | undefined {
  return body.view && read(body.view, body.user.id, { askedAt: now, actedAt: actedAt(body, now) });
}

/** Slack stamps clicks; a submission or a closing has no stamp. */
function actedAt(body: BlockAction | SlackViewAction, now: number): number {
  const [action] = 'actions' in body ? body.actions : [];
  const at = Math.round(Number(action?.action_ts) * 1_000);
  return at > 0 ? at : now;
}

function read(
  view: ViewOutput,
  person: string,
  times: Pick<ModalWindow, 'actedAt' | 'askedAt'>,
): ModalWindow | undefined {
  const metadata = decodeMetadata(view.private_metadata);
  return metadata && { ...metadata, person, viewId: view.id, values: view.state?.values, ...times };
}

/** The same window once its inputs are saved: what takes a while must not undo what its person has changed since. */
export function withoutInputs(window: ModalWindow): ModalWindow {
  return { ...window, values: undefined, isTitleFilled: isTitleDoubtful(window) };
}

/** Where the draft goes, as the window shows it; undefined where its person has still to choose. */
export function channelOf(
  { openedIn }: Pick<ModalWindow, 'openedIn'>,
  { settings }: Draft,
): string | undefined {
  return settings.channel ?? openedIn;
}

/** Slack has told of the title as it shows: then it tells of an empty one rightly. */
function isTitleDoubtful({ isTitleFilled, values, draftId }: ModalWindow): boolean {
  return isTitleFilled && readTitle(values, { id: draftId }) == null;
}

/** What a window goes on to carry along when a draft is drawn in it. */
export function carriedAlong(window: ModalWindow, draft: Draft): Omit<Shown, 'notices'> {
  const { openedIn, isGroup } = window;
  // Another draft's inputs come up anew, filled in where it has a title.
  const isNew = draft.id !== window.draftId;
  const isTitleFilled = isNew ? draft.settings.title !== '' : isTitleDoubtful(window);
  return { openedIn, isGroup, isTitleFilled };
}
