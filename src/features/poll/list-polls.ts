// `/songpoll list`: the open polls of a conversation, told to one person, with a button for those that this person may
// close. The list is as old as it is: who presses a button in it is answered by what the poll is then, with a new list.

import type { App, BlockButtonAction, RespondFn } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { isPosted, mayClose, type PostedPoll } from '../../rules/poll/poll.ts';
import { actionIds, decodeClose, isGroupMessage } from '../../slack/kit/ids.ts';
import { stageNames } from '../../slack/kit/stage.ts';
import { mostListed, pollListMessage } from '../../slack/views/poll-list.ts';
import { markedMessage } from '../../slack/views/stage-mark.ts';
import type { PrivateAnswer } from '../../slack/words/private-answers.ts';
import { moderates } from '../channel/moderates.ts';
import { findReadersWords } from '../readers-words.ts';
import { tell } from './clicks.ts';
import { closeAs } from './close-poll.ts';
import { findOpenPolls, isInConversation } from './open-polls.ts';

/** Who is told, and where that person is. */
export interface Reader {
  /** Slack's ids. */
  readonly person: string;
  readonly channel: string;
  /** As the command that was typed names it, where one was. */
  readonly channelName?: string;
  readonly respond: RespondFn;
}

export function registerListPolls(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.closeListed, async ({ ack, action, body, respond }) => {
    await ack();
    const pollId = decodeClose(action.value);
    const channel = body.channel?.id;
    if (pollId === undefined || channel === undefined) return;
    await closeListed(deps, pollId, { person: body.user.id, channel, respond });
  });
}

export async function listPolls(deps: HandlerDependencies, reader: Reader): Promise<void> {
  const polls = await findOpenPolls(deps, reader.channel);
  if (polls.length === 0) return tellOfNone(deps, reader);
  await showList(deps, reader, { polls });
}

/** The button's value is only a claim: it counts for polls of the conversation in which it was pressed. */
async function closeListed(deps: HandlerDependencies, pollId: string, reader: Reader): Promise<void> {
  const poll = (await deps.polls.findPoll(pollId))?.poll;
  if (poll !== undefined && !(isPosted(poll) && (await isInConversation(deps, poll, reader.channel)))) return;
  const says: PrivateAnswer =
    poll === undefined
      ? { kind: 'poll-unknown' }
      : ((await closeAs(deps, poll, { id: reader.person, how: 'button' }))?.answer ?? closedNow(poll));
  if (says.kind !== 'closed-now')
    deps.observe({ kind: 'refused', what: 'close', poll: pollId, reason: says.kind });
  const polls = await findOpenPolls(deps, reader.channel);
  await showList(deps, reader, { polls, says, replaces: true });
}

export const closedNow = ({ title }: { readonly title: string }): PrivateAnswer => ({
  kind: 'closed-now',
  title,
});

/** Slack's word for a conversation that the app is not in. */
const notSeen = 'channel_not_found';

/** Says that there is no open poll, and why there can be none where that is known. */
export async function tellOfNone(deps: HandlerDependencies, reader: Reader): Promise<void> {
  const isGroup = isGroupMessage(reader.channelName);
  // Of direct messages Slack does not tell whether the app is in them.
  const seen = isGroup ? undefined : await deps.slack.canSpeakIn(reader.channel);
  const isOutside = seen?.kind === 'refused' && seen.error === notSeen;
  const place = isGroup ? 'group' : isOutside ? 'outside' : 'here';
  const answer = { kind: 'no-open-polls', place, bot: stageNames(deps.stage).bot } as const;
  await tell(deps, reader, { answer });
}

interface Listing {
  /** Newest first. */
  readonly polls: readonly PostedPoll[];
  /** What came of the press of a button in the list before, which is replaced. */
  readonly says?: PrivateAnswer;
  readonly replaces?: boolean;
  /** Whether the reader is asked which one to close. */
  readonly asksWhich?: boolean;
}

export async function showList(
  deps: HandlerDependencies,
  { person, channel, respond }: Reader,
  { polls, says, replaces = false, asksWhich = false }: Listing,
): Promise<void> {
  const shown = polls.slice(0, mostListed);
  const isOwn = (poll: PostedPoll) => mayClose(poll, person, deps.now());
  const [words, urls, moderatesHere] = await Promise.all([
    findReadersWords(deps, person),
    Promise.all(shown.map((poll) => findUrl(deps, poll))),
    !shown.every(isOwn) && moderates(deps, channel, person),
  ]);
  const listed = shown.map((poll, at) => {
    const url = urls[at];
    return { poll, mayClose: moderatesHere || isOwn(poll), ...(url !== undefined && { url }) };
  });
  const message = pollListMessage(words, {
    polls: listed,
    more: polls.length - shown.length,
    asksWhich,
    ...(says !== undefined && { says }),
  });
  const marked = markedMessage(message, deps.stage);
  await respond({ ...marked, response_type: 'ephemeral', replace_original: replaces });
}

async function findUrl({ slack }: HandlerDependencies, poll: PostedPoll): Promise<string | undefined> {
  const found = await slack.findPermalink(poll.channel, poll.message);
  return found.kind === 'done' ? found.value : undefined;
}
