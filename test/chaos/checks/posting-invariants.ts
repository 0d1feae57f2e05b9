// Posting, and what of a poll is left in the table.

import type { PollEvidence, PollInvariants } from './evidence.ts';
import { isNoted } from './exchanges.ts';

export const postingInvariants: PollInvariants = {
  'the poll is posted once unless nobody could know that it was': postedOnce,
  'the message leads to its poll': messageLeadsToPoll,
  'everything of a poll is deleted with it': lifetimesAgree,
};

function postedOnce({ posted, messageNotes }: PollEvidence): readonly string[] {
  const known = posted.filter((post) => isNoted(post, messageNotes)).length;
  return known <= 1 ? [] : [`${known} times by those who knew that they had`];
}

/** Without that, a `:lock:` finds no poll. */
function messageLeadsToPoll({ poll, wayToPoll }: PollEvidence): readonly string[] {
  return wayToPoll === poll.id ? [] : [`it leads to ${wayToPoll ?? 'nothing'}`];
}

function lifetimesAgree({ lifetimes }: PollEvidence): readonly string[] {
  const own = lifetimes.get('POLL');
  return [...lifetimes].flatMap(([item, ttl]) =>
    ttl !== undefined && ttl === own
      ? []
      : [`${item} lives until ${ttl ?? 'for ever'}, the poll until ${own}`],
  );
}
