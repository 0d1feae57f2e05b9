// A click on a vote button, and on the one under a private word by which a vote is given again. The tally is not drawn
// here: the table's stream brings the poll to whoever draws it (draw-poll.ts).

import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { actionIds, decodeVote, decodeVoteAgain } from '../../slack/kit/ids.ts';
import { castByMemory, castVote } from './cast-vote.ts';
import { nameOfClick, shownClicksIn } from './click-facts.ts';
import { readerOf } from './clicked-poll.ts';
import { clickedMessage, type Listener, refuse, type Told, tell } from './clicks.ts';

/** The vote counts, whether its voter hears of that or not: a word that does not arrive is no failure of the click. */
async function tellOfCounted(deps: HandlerDependencies, listener: Listener, told: Told): Promise<void> {
  await tell(deps, listener, told).catch((error: unknown) =>
    deps.log.warn('A word on a vote did not arrive', { why: String(error) }),
  );
}

export function registerVote(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.vote, async ({ ack, action, body, respond }) => {
    await ack();
    const vote = decodeVote(action.value);
    const message = clickedMessage(body);
    if (vote === undefined || message === undefined) return;
    const id = nameOfClick({ ...vote, message }, action, body.trigger_id);
    const click = { ...vote, person: body.user.id, id, message, shown: shownClicksIn(body.message) };
    const cast = (await castByMemory(deps, click)) ?? (await castVote(deps, click));
    const listener = { respond, channel: message.channel, person: body.user.id };
    if (cast.kind === 'refused') await refuse(deps, listener, { what: 'vote', poll: vote.pollId, ...cast });
    else if (cast.told !== undefined) await tellOfCounted(deps, listener, cast.told);
  });

  // The button under a private word of ours, which takes its place with what came of it.
  app.action<BlockButtonAction>(actionIds.voteAgain, async ({ ack, action, body, respond }) => {
    await ack();
    const again = decodeVoteAgain(action.value);
    const channel = body.channel?.id;
    if (again === undefined || channel === undefined) return;
    const message = { channel, ts: again.message };
    const id = nameOfClick({ ...again, message, only: 'gives' }, action, body.trigger_id);
    const click = { ...again, person: body.user.id, id, message, only: 'gives' } as const;
    const cast = await castVote(deps, click);
    const listener = { respond, channel, person: body.user.id };
    if (cast.kind === 'refused') {
      await refuse(deps, listener, { what: 'vote', poll: again.pollId, replaces: true, ...cast });
    } else if (cast.held?.ballot.choices.includes(again.song)) {
      const { songs } = cast.held.poll;
      const answer = { kind: 'voted-again', title: songs[again.song]?.title ?? '' } as const;
      await tell(deps, listener, { answer, ...readerOf(cast.held.poll), replaces: true });
    }
  });
}
