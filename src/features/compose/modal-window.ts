// A modal as Slack describes it with every click in it, in our words.

import type { BlockAction, SlackViewAction, ViewOutput } from '@slack/bolt';
import { decodeMetadata } from '../../slack/kit/modal-metadata.ts';

export interface ModalWindow {
  /** Slack's id of whose window it is. */
  readonly person: string;
  readonly viewId: string;
  /** The draft that the window shows, which need not be the one that is stored by now. */
  readonly draftId: string;
  /** Ids of the picks that the window shows. */
  readonly picks: readonly string[];
  /** Slack's id of the conversation the window was opened in. */
  readonly openedIn: string | undefined;
  /** What stands in its inputs: `view.state.values`, to be read with slack/kit/modal-state.ts. */
  readonly values: unknown;
}

/** The window of a click or a submission; undefined when its metadata is not ours. */
export function windowOf(body: BlockAction | SlackViewAction): ModalWindow | undefined {
  return body.view && read(body.view, body.user.id);
}

function read(view: ViewOutput, person: string): ModalWindow | undefined {
  const metadata = decodeMetadata(view.private_metadata);
  return metadata && { ...metadata, person, viewId: view.id, values: view.state?.values };
}
