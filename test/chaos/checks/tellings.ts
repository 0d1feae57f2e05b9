// What the app has written to people in their own conversations with it, and which of its two occasions it was.

import type { Poll } from '../../../src/rules/poll/poll.ts';
import { emptyTally, resultOf } from '../../../src/rules/poll/tally.ts';
import { deletedMessage } from '../../../src/slack/views/deleted-message.ts';
import { unannouncedMessage } from '../../../src/slack/views/unannounced-message.ts';
import { wordsIn } from '../../../src/slack/words/languages.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { messagesOf } from './poll-messages.ts';
import { inSlacksTerms } from './slacks-terms.ts';
import { toldStates } from './told-states.ts';

export interface Telling {
  /** Id of who was told. */
  readonly person: string;
  /** `unknown`: none that the app could mean, or with something else than the result. */
  readonly kind: 'not-announced' | 'deleted' | 'handed over' | 'unknown';
}

const reasons = ['archived', 'not-there', 'not-allowed', 'not-taken'] as const;

export function tellingsOf(world: ChaosWorld, poll: Poll): readonly Telling[] {
  const words = wordsIn();
  const result = poll.result ?? resultOf(emptyTally(poll.songs.length));
  const ofDeletion = inSlacksTerms(deletedMessage(words, { poll, result }));
  const ofResult = toldStates(poll).flatMap((told) =>
    reasons.map((kind) => inSlacksTerms(unannouncedMessage(words, told, { kind }))),
  );
  const kindOf = (read: string, text: string): Telling['kind'] => {
    if (text.includes('was handed over to you')) return 'handed over';
    return read === ofDeletion ? 'deleted' : ofResult.includes(read) ? 'not-announced' : 'unknown';
  };
  // A reminder to the channel is a reply.
  const notices = messagesOf(world, poll.id, 'songpoll_notice').filter(({ thread }) => thread === undefined);
  return notices.map((message) => {
    const members = world.slack.world.channels.get(message.channel)?.members ?? new Set<string>();
    const person = [...members].find((member) => world.slack.world.people.has(member)) ?? '';
    const read = inSlacksTerms(message);
    return { person, kind: kindOf(read, message.text) };
  });
}
