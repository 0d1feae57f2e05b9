// The window in which songs are added to a poll that is open already.

import { fewestSongs, mostSongs } from '../../../rules/poll/poll.ts';
import { shortInline } from '../../kit/text.ts';
import type { AddingNotice, AddingWords } from '../adding.ts';
import type { Sentences } from '../sentences.ts';
import { andModerators, quoted, quotedShort, songs } from './grammar.ts';
import { hadLately } from './had.ts';
import { takes } from './rails.ts';

export const adding: AddingWords = {
  button: 'Add a song',
  heading: 'Add a song',
  search: 'Search',
  close: 'Done',
  field: {
    label: 'Search Spotify or paste links',
    example: 'Song, artist, or Spotify links',
    hint: 'Press Enter, or Search below. Nothing is added before you press Add.',
  },
  standing: (poll) => `${quoted(poll.title)} has ${poll.songs} of ${mostSongs} songs.`,
  room: (count) => (count === 1 ? 'You can add 1 more song.' : `You can add up to ${count} more songs.`),
  results: (query) => `Results for ${quoted(query)}`,
  linked: 'Songs behind your links',
  inPoll: '✓ In the poll',
  takeBack: 'Take back',
  takeBackSong: (song) => `Take back ${song}`,
  voted: '✓ Your vote',
  own: 'Songs you added',
  addedBy: (name) => `Added by ${name}`,
};

export const addingNotices: Sentences<AddingNotice> = {
  added: ({ title }) => `${quotedShort(title)} is in the poll now.`,
  'already-there': ({ title }) => `${quotedShort(title)} is in the poll already. You can vote for it here.`,
  'taken-back': ({ title }) => `${quotedShort(title)} is out of the poll again.`,
  voted: ({ title }) => `Your vote for ${quotedShort(title)} is counted.`,
  looking: 'Looking at the poll…',
  closed: 'This poll is closed, so no song can be added or taken back.',
  'poll-gone': 'This poll is not there any more, so no song can be added.',
  'may-not-add': ({ owner }) =>
    `Only ${andModerators(shortInline(owner, 40, 'whoever started it'))} can add songs to this poll.`,
  'over-limit': ({ limit }) =>
    `You have added ${songs(limit)}, the most allowed. Take ${limit === 1 ? 'it' : 'one'} back to add another.`,
  'song-refused': ({ title, why }) =>
    `${quotedShort(title)} was not added: this channel ${takes(why)}. Choose another song.`,
  'won-lately': ({ title, ...had }) => `${quotedShort(title)} ${hadLately(had)} here.`,
  full: `This poll has ${songs(mostSongs)}, as many as a poll can have.`,
  'used-up': 'So many songs have come and gone in this poll that it takes no more.',
  gone: 'That song is not in the poll any more.',
  'not-theirs': 'Only whoever added a song can take it back.',
  'has-votes': ({ title }) => `${quotedShort(title)} has votes by now, so it stays in the poll.`,
  'has-voters': ({ title }) => `People have voted by now, so ${quotedShort(title)} stays in the poll.`,
  'too-few': ({ title }) => `A poll keeps at least ${songs(fewestSongs)}, so ${quotedShort(title)} stays.`,
};
