// Why a poll cannot be posted, told at the field that has to change.

import { fewestSongs } from '../../rules/poll/poll.ts';
import { type InputName, inputBlockId } from '../kit/ids.ts';
import { quantity } from '../kit/text.ts';

export type FormError =
  | { readonly kind: 'too-few-songs'; readonly picked: number }
  /** The window shows songs of a draft that is not kept any more. */
  | { readonly kind: 'draft-expired' }
  | { readonly kind: 'no-channel' }
  /** `bot` is the bot's name in Slack, as people type it. */
  | { readonly kind: 'not-invited'; readonly bot: string }
  | { readonly kind: 'channel-archived' }
  | { readonly kind: 'may-not-post' }
  | { readonly kind: 'not-postable' }
  /** Another submission of the same window is posting it at this moment. */
  | { readonly kind: 'being-posted' }
  /** Slack did not say whether it posted. */
  | { readonly kind: 'perhaps-posted' }
  | { readonly kind: 'slack-busy' };

/** What Slack wants in the answer to a submission: a sentence for each input block that has to change. */
export function formErrors(errors: readonly FormError[], draftId: string): Record<string, string> {
  const told: Record<string, string> = {};
  for (const error of errors) {
    const block = inputBlockId(inputOf(error), draftId);
    told[block] = [told[block], errorSentence(error)].filter(Boolean).join(' ');
  }
  return told;
}

function inputOf(error: FormError): InputName {
  const isAboutSongs = error.kind === 'too-few-songs' || error.kind === 'draft-expired';
  return isAboutSongs ? 'search' : 'channel';
}

function errorSentence(error: FormError): string {
  switch (error.kind) {
    case 'too-few-songs':
      return tooFew(error.picked);
    case 'draft-expired':
      return 'Drafts are kept for a day, and this one is older. Search for the songs again, or start a new poll.';
    case 'no-channel':
      return 'Choose where to post the poll.';
    case 'not-invited':
      return `Invite me first: type /invite @${error.bot} in that channel, then press Post poll again.`;
    case 'channel-archived':
      return 'That channel is archived. Choose another one.';
    case 'may-not-post':
      return 'I am not allowed to post in that channel. Choose another one, or ask who manages it.';
    case 'not-postable':
      return 'I cannot post in that conversation. Choose a channel, or a conversation that I am part of.';
    case 'being-posted':
      return 'This poll is being posted at this moment. Look in the channel before you press Post poll again.';
    case 'perhaps-posted':
      return 'Slack did not say whether the poll was posted. Look in the channel before you press Post poll again.';
    case 'slack-busy':
      return 'Slack is busy and the poll was not posted. Please press Post poll again in a moment.';
  }
}

function tooFew(picked: number): string {
  const missing = quantity(fewestSongs - picked, 'more song', 'more songs');
  return picked === 0
    ? `A poll needs at least ${fewestSongs} songs.`
    : `A poll needs at least ${fewestSongs} songs: add ${missing}.`;
}
