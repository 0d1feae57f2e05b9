// The pool of a channel: songs saved for a later poll.

import type { SongRefusal } from '../../../rules/channel/rails.ts';
import { mostSongs } from '../../../rules/poll/poll.ts';
import type { Urgency } from '../../../rules/pool/entry.ts';
import { shortInline } from '../../kit/text.ts';
import type { PoolNotice, PoolWords } from '../pool.ts';
import type { Sentences } from '../sentences.ts';
import { counted, day, listed, quoted, quotedShort, songs } from './grammar.ts';
import { hadLately } from './had.ts';

const urgencies: Readonly<Record<Urgency, string>> = { now: 'Now', soon: 'Soon', someday: 'Someday' };
const wanted: Readonly<Record<Urgency, string>> = {
  now: 'Wanted now',
  soon: 'Wanted soon',
  someday: 'Wanted someday',
};

export const pool: PoolWords = {
  fill: 'Fill from the pool',
  heading: 'Song pool',
  close: 'Done',
  pollThese: 'Poll these',
  tick: 'For the next poll',
  none: (command) =>
    `No songs are saved here yet. To save one, choose *Save for a poll* in the menu of a message with a Spotify link, or type \`${command} suggest\`.`,
  standing: (count) =>
    `${counted(count, { one: 'song is', other: 'songs are' })} waiting, the next one first`,
  waitingLinks: (links) =>
    `${counted(links, { one: 'link is', other: 'links are' })} still to be looked up on Spotify.`,
  entry: ({ by, since, urgency, others }) =>
    [
      `${by}, ${day(since)}`,
      wanted[urgency],
      ...(others === 0 ? [] : [`${counted(others, { one: 'other wants', other: 'others want' })} it too`]),
    ].join(' · '),
  source: 'See the message',
  want: 'Want it too',
  wantSong: (song) => `I want ${song} too`,
  takeBack: 'Take back',
  takeBackSong: (song) => `Take back ${song}`,
  remove: 'Remove',
  removeSong: (song) => `Remove ${song}`,
  next: 'Next songs',
  previous: 'Previous songs',

  howUrgent: (songs) => `How soon should ${songs === 1 ? 'it' : 'they'} come up?`,
  urgencies,
  undo: 'Undo',
  addNote: 'Add a note',
  saveAnyway: 'Add anyway',
  note: {
    heading: 'Add a note',
    label: 'Why this song?',
    example: 'For the summer party',
    save: 'Save',
    cancel: 'Cancel',
  },

  suggest: {
    heading: 'Suggest a song',
    search: 'Search',
    close: 'Done',
    field: {
      label: 'Search Spotify or paste links',
      example: 'Song, artist, or Spotify links',
      hint: 'Press Enter, or Search below. Nothing is saved before you press Save.',
    },
    save: 'Save',
    saveSong: (song) => `Save ${song}`,
    saved: '✓ Saved',
    results: (query) => `Results for ${quoted(query)}`,
    linked: 'Songs behind your links',
  },
};

const named = (titles: readonly string[]) =>
  listed(titles.slice(0, mostSongs).map((title) => quoted(shortInline(title, 50))));

function whyNotTaken(why: SongRefusal): string {
  switch (why.kind) {
    case 'explicit':
      return 'this channel takes no explicit songs';
    case 'too-long':
      return `songs here last ${counted(why.longestMinutes, { one: 'minute', other: 'minutes' })} at most`;
    case 'too-many-of-artist':
      return `the pool has ${songs(why.limit)} by ${shortInline(why.artist, 60)}, as many as a poll may have here`;
  }
}

/** Links wait as songs do, though nobody sees them in the list. */
const amongThem = (links: number) =>
  links === 0 ? '' : `, ${counted(links, { one: 'link', other: 'links' })} still to be looked up among them`;

export const poolNotices: Sentences<PoolNotice> = {
  saved: ({ titles }) => `${named(titles)} ${titles.length === 1 ? 'is' : 'are'} saved for a poll here.`,
  supported: ({ title }) =>
    `${quotedShort(title)} was saved here before. Now you want it too, so it comes up sooner.`,
  'saved-before': ({ title }) => `${quotedShort(title)} is in the pool already, and you want it.`,
  changed: ({ title }) => `${quotedShort(title)} is in the pool already. What you changed is noted.`,
  'in-a-poll': ({ title }) =>
    `${quotedShort(title)} is in a poll right now. Should it come back to the pool, you want it too.`,
  'pool-full': ({ limit, links }) =>
    `The pool of this channel is full: ${songs(limit)} wait${amongThem(links)}. Once some have been polled, there is room again.`,
  'own-full': ({ limit, links }) =>
    `You have ${songs(limit)} waiting here${amongThem(links)}, the most allowed. Take one back to save another.`,
  'won-lately': ({ title, ...had }) => `${quotedShort(title)} ${hadLately(had)} here.`,
  'not-taken': ({ title, why }) => `${quotedShort(title)} was not saved: ${whyNotTaken(why)}.`,
  'kept-links': ({ links }) =>
    links === 1
      ? 'Spotify can’t be reached right now. Your link is kept, and saved as soon as Spotify answers.'
      : `Spotify can’t be reached right now. Your ${links} links are kept, and saved as soon as Spotify answers.`,
  'link-given-up':
    'Spotify did not answer for three days, so a link that you saved for a poll was given up. Please save it again.',
  'link-leads-nowhere': 'A link that you saved for a poll leads to no song on Spotify, so nothing was saved.',
  'link-had-no-room': ({ title, isOwn, limit }) =>
    isOwn
      ? `${quotedShort(title)}, behind a link that you saved for a poll, was not saved after all: you have ${songs(limit)} waiting there, the most allowed.`
      : `${quotedShort(title)}, behind a link that you saved for a poll, was not saved after all: the pool there is full, with ${songs(limit)}.`,
  'ask-again': 'Spotify can’t be reached right now, so nothing was saved. Please try again in a minute.',
  'album-link':
    'A link to an album leads to many songs. To choose some, paste it in the window that “suggest” opens.',
  'no-links': 'There is no link to a song on Spotify in that message, so nothing was saved.',
  'taken-back': ({ titles }) => `Taken back: ${named(titles)}.`,
  'links-taken-back': 'Taken back.',
  removed: ({ title }) => `${quotedShort(title)} is out of the pool.`,
  'may-not-remove': 'Only workspace admins and the channel’s DJs can remove other people’s songs.',
  gone: 'That song is not in the pool any more.',
  'note-saved': 'Your note is saved.',
  'none-ticked': 'Tick the songs for the poll first.',
  looking: 'Looking into the pool…',
};
