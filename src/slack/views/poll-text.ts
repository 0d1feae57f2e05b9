// A poll as text alone: what notifications show and screen readers say. Plain; escaped by who sends it.

import { songsIn } from '../../rules/poll/editing.ts';
import { isHidden } from '../../rules/poll/secrecy.ts';
import { resultOf } from '../../rules/poll/tally.ts';
import type { Room } from '../kit/fitting.ts';
import type { Words } from '../words/words.ts';
import { haveVoted, howToClose, ownerName, songInSentence, titleInSentence } from './poll-phrases.ts';
import { resultSentence } from './result-text.ts';
import type { ShownPoll } from './shown-poll.ts';

export function pollText(words: Words, shown: ShownPoll, room: Room): string {
  const { poll, tally } = shown;
  const { pollMessage, pollText: say } = words;
  const title = titleInSentence(words, poll, room);
  const standings = standingsIn(words, shown, room);
  const voted = words.sentence(haveVoted(words, poll, tally));
  switch (poll.status) {
    case 'open': {
      const votes = pollMessage.votesEach(poll.votesPerPerson);
      const asks = say.asks({ owner: ownerName(words, poll), title, votes });
      const how = [pollMessage.howToUndo, howToClose(words, poll)].map(words.sentence);
      return [asks, standings, voted, ...how].join(' ');
    }
    case 'closing':
      return [say.isClosed(title), pollMessage.countingVotes, standings, voted].join(' ');
    case 'closed':
      return [
        say.isClosed(title),
        resultSentence(words, { poll, result: resultOf(tally) }, room),
        standings,
      ].join(' ');
  }
}

/** A poll may be without songs: then nobody has added one. */
function standingsIn(words: Words, shown: ShownPoll, room: Room): string {
  const { noSongsYet, noSongs } = words.pollMessage;
  if (songsIn(shown.poll).length > 0) return words.sentence(songsAndVotes(words, shown, room));
  return shown.poll.status === 'open' ? noSongsYet : words.sentence(noSongs);
}

/** "1. Title by Artist: 3 votes; 2. Title by Artist: no votes"; without the votes where they are hidden. */
function songsAndVotes(words: Words, { poll, tally }: ShownPoll, room: Room): string {
  const lines = songsIn(poll).map(({ number }) =>
    words.pollText.standing({
      number: number + 1,
      song: songInSentence(words, poll, { number, room }),
      votes: isHidden(poll) ? undefined : (tally.songs[number]?.votes ?? 0),
    }),
  );
  return lines.join('; ');
}
