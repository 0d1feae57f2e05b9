// Where the result of a closed poll is: in its channel, on its way there, or nowhere that people can see.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { PrivateLink } from '../../slack/views/private-message.ts';
import type { ResultPlace } from '../../slack/words/private-answers.ts';

export interface ResultFound {
  readonly result: ResultPlace;
  readonly link?: PrivateLink;
}

/** As it stands now, with a link where Slack tells one. */
export async function whereResultIs(
  { polls, slack }: HandlerDependencies,
  pollId: string,
): Promise<ResultFound> {
  const counted = await polls.findCountedPoll(pollId);
  if (counted === undefined || counted.poll.isWithdrawn) return { result: { kind: 'not-announced' } };
  const { poll, announcement, errands, isAnnounced } = counted;
  if (announcement !== undefined) {
    const found = await slack.findPermalink(poll.channel, announcement);
    const url = found.kind === 'done' ? found.value : undefined;
    return { result: { kind: 'announced' }, ...(url !== undefined && { link: { to: 'result', url } }) };
  }
  if (isAnnounced) return { result: { kind: 'not-announced' } };
  const announcing = errands.find(({ name }) => name === 'announce');
  return { result: { kind: announcing?.placeRefused === undefined ? 'on-its-way' : 'refused' } };
}
