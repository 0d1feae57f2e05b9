// From a draft to the poll that it becomes.

import type { Draft } from '../../rules/poll/draft.ts';
import { endingOf } from '../../rules/poll/ending.ts';
import type { Language, Person, Poll } from '../../rules/poll/poll.ts';
import { pollSettings } from '../../rules/poll/settings.ts';
import { wordsIn } from '../../slack/words/languages.ts';

export interface Posting {
  readonly owner: Person;
  readonly language: Language;
  readonly channel: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the channel wants explicit songs marked. */
  readonly marksExplicit?: boolean;
}

export function pollFrom(draft: Draft, at: Posting): Poll {
  const { title } = draft.settings;
  return {
    id: draft.id,
    title: title === '' ? wordsIn(at.language).pollMessage.defaultTitle : title,
    songs: draft.picks.map(({ fromPool: _, anyway: __, ...song }) => song),
    ...pollSettings(draft.settings),
    owner: at.owner,
    language: at.language,
    channel: at.channel,
    status: 'open',
    createdAt: at.now,
    ...(at.marksExplicit && { marksExplicit: true }),
    ...endingOf(draft.settings, at.now),
  };
}
