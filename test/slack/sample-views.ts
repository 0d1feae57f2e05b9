// Every message and window at its fullest: ten of the longest songs with every option, and each state that a poll goes through.
// Looked at as pictures (test/e2e/draw-views.ts), and held to Slack's limits (views/every-view.test.ts).

import type { ModalView } from '@slack/types';
import { defaultChannelSettings } from '../../src/rules/channel/settings.ts';
import { newDraft } from '../../src/rules/poll/draft.ts';
import { managedOf, wishFor } from '../../src/rules/poll/managing.ts';
import type { Poll, PollSong } from '../../src/rules/poll/poll.ts';
import { emptyTally, resultOf } from '../../src/rules/poll/tally.ts';
import type { Entry, Supporter } from '../../src/rules/pool/entry.ts';
import type { Message } from '../../src/slack/kit/message.ts';
import type { AddingView } from '../../src/slack/views/add-song-view.ts';
import { addSongWindow } from '../../src/slack/views/add-song-window.ts';
import { channelSettingsMessage } from '../../src/slack/views/channel-settings-message.ts';
import { channelSettingsWindow } from '../../src/slack/views/channel-settings-window.ts';
import { handOverWindow } from '../../src/slack/views/hand-over-window.ts';
import { managedClosed, manageWindow } from '../../src/slack/views/manage-window.ts';
import { myVotesMessage } from '../../src/slack/views/my-votes-message.ts';
import { noteWindow } from '../../src/slack/views/note-window.ts';
import { pollListMessage } from '../../src/slack/views/poll-list.ts';
import { pollMessage } from '../../src/slack/views/poll-message.ts';
import { pollModal } from '../../src/slack/views/poll-modal.ts';
import { poolWindow } from '../../src/slack/views/pool-window.ts';
import { removeSongWindow } from '../../src/slack/views/remove-song-window.ts';
import { savedMessage } from '../../src/slack/views/saved-message.ts';
import { suggestWindow } from '../../src/slack/views/suggest-window.ts';
import { winnerMessage } from '../../src/slack/views/winner-message.ts';
import { english } from '../../src/slack/words/english/english.ts';
import { sampleSongs } from '../../src/songs/built-in/catalogue.ts';
import { poll, tallyOf } from './sample-polls.ts';
import { scheduleMessages, schedulePrivateWords, scheduleWindows } from './sample-schedules.ts';

/** A Friday at noon, in UTC. */
const now = Date.UTC(2026, 10, 27, 12);
const day = 24 * 60 * 60 * 1_000;
const link = 'https://team.slack.com/archives/C0MUSIC/p1795780800000100';

const fullNames = [
  'Symphony No. 9 in D Minor, Op. 125 "Choral": IV. Finale. Ode an die Freude (Live at the Gewandhaus, Leipzig / Remastered 2026)',
  'What a Wonderful World',
  'Sgt. Pepper’s Lonely Hearts Club Band (Reprise) / A Day in the Life (Medley, Deluxe Anniversary Edition, Take 4, Mono)',
  'Rapper’s Delight',
] as const;
const fullArtists = [
  'Wiener Philharmoniker, Chor der Deutschen Oper Berlin, Herbert von Karajan',
  'Louis Armstrong',
  'The Beatles, London Symphony Orchestra, George Martin, Billy Preston',
  'The Sugarhill Gang',
] as const;

/** Real songs with their covers; every other one with a title, artists and an album that are too long for a line. */
export const longSongs: readonly PollSong[] = Array.from({ length: 10 }, (_, at): PollSong => {
  const base = sampleSongs[at * 7] ?? sampleSongs[0];
  if (base === undefined) throw new Error('There are no built-in songs.');
  const { year: _year, ...real } = base;
  const isLong = at % 2 === 0;
  return {
    ...real,
    url: `https://open.spotify.com/track/${real.id}`,
    cover: `https://i.scdn.co/image/${real.id}`,
    explicit: at % 3 === 0,
    ...(isLong && {
      title: fullNames[at % 4] ?? '',
      artists: [fullArtists[at % 4] ?? ''],
      album: 'The Complete Studio Recordings, Volume 12: The Late Years (Remastered)',
    }),
  };
});
const shortSongs = longSongs.filter((_, at) => at % 2 === 1).slice(0, 3);

const names: ReadonlyMap<string, string> = new Map([
  ['U1', 'Ann'],
  ['U2', 'Bartholomew Featherstonehaugh'],
  ['U3', 'Cy'],
  ['U4', 'Dee'],
  ['U5', 'Esi'],
]);
const people = ['U1', 'U2', 'U3', 'U4', 'U5'];

const full: Poll = poll({
  title: 'Which song shall open the summer party on the roof, and which one closes it when the sun comes up?',
  songs: longSongs.map((song, at) => (at > 7 ? { ...song, addedBy: 'U2' } : song)),
  owner: { id: 'U1', name: 'Ann' },
  channel: 'C0MUSIC',
  votesPerPerson: 3,
  adding: 3,
  ties: 'run-off',
  remind: 'channel',
  marksExplicit: true,
  closesAt: now + 4 * 60 * 60 * 1_000,
  closesAtVoters: 12,
  createdAt: now,
});
const votes = tallyOf(...longSongs.map((_, at) => people.slice(0, (at * 5) % 6)));
/** The same, where one song has most of them; and without those for songs that were taken out. */
const clear = tallyOf(...longSongs.map((_, at) => people.slice(0, at === 3 ? 5 : at % 4)));
const removed = [1, 4, 8];
const afterRemoval = tallyOf(
  ...longSongs.map((_, at) => (removed.includes(at) ? [] : people.slice(0, (at * 5) % 6))),
);
const tie = tallyOf(...longSongs.map((_, at) => people.slice(0, at < 3 ? 4 : at % 3)));
const none = emptyTally(10);

const ended = (tally: typeof votes, over: Partial<Poll> = {}): Poll => ({
  ...full,
  status: 'closed',
  closedBy: 'U1',
  closedAt: now,
  result: resultOf(tally),
  announcementLink: link,
  ...over,
});
const drawn = (over: Partial<Poll>, tally = votes) =>
  pollMessage(english, { poll: { ...full, ...over }, tally, names });
const closed = (tally: typeof votes, over: Partial<Poll> = {}) =>
  pollMessage(english, { poll: ended(tally, over), tally, names });
const announced = (tally: typeof votes, over: Partial<Poll> = {}) =>
  winnerMessage(english, ended(tally, over), { voters: people, names, pollLink: link, isDecidedHere: true });
const without = (...gone: readonly number[]) =>
  full.songs.map((song, at) => (gone.includes(at) ? { ...song, isRemoved: true } : song));

const supporter = (person: string, over: Partial<Supporter> = {}): Supporter => ({
  person,
  since: now - 9 * day,
  urgency: 'soon',
  ...over,
});
const entry = (at: number, supporters: readonly [Supporter, ...Supporter[]]): Entry => ({
  key: `T:${longSongs[at]?.id}`,
  song: longSongs[at] ?? full.songs[0] ?? longSongs[0] ?? neverSong(),
  supporters,
  place: { kind: 'waiting' },
  returns: 0,
});
function neverSong(): never {
  throw new Error('There are ten songs.');
}
const found = { channel: 'C0MUSIC', ts: '1.2', link };
const fromFriday = {
  id: 'schedule0001',
  timetable: { weekdays: [5], time: '16:00', zone: 'Europe/Berlin' },
} as const;
const longNote =
  'We danced to this one at the very first summer party, on the roof of the old office, and nobody wanted to go home before it was over twice.';
const fewEntries = [
  entry(1, [supporter('U2', { urgency: 'now', from: found }), supporter('U3'), supporter('U4')]),
  entry(3, [supporter('U1', { note: 'For the summer party' })]),
  entry(5, [supporter('U3', { urgency: 'someday', since: now - 40 * day })]),
];
const fullEntries = Array.from({ length: 23 }, (_, at) =>
  entry(at % 10, [
    supporter(`U${(at % 4) + 1}`, {
      ...(at % 2 === 0 && { note: longNote, from: found }),
      urgency: at < 4 ? 'now' : 'soon',
    }),
    supporter('U9'),
    supporter('U8'),
  ]),
).map((one, at) => ({ ...one, key: `T:${'0'.repeat(20)}${at + 10}` }));

const pool = (over: Partial<Parameters<typeof poolWindow>[1]> = {}) =>
  poolWindow(english, {
    metadata: { channel: 'C0MUSIC', isGroup: false, page: 0, ticked: [] },
    entries: fewEntries,
    links: 0,
    person: 'U1',
    moderates: false,
    notices: [],
    command: '/songpoll',
    ...over,
  });

const managing = (over: Partial<Parameters<typeof manageWindow>[1]> = {}) =>
  manageWindow(english, {
    poll: full,
    metadata: { pollId: full.id, edition: 1, read: managedOf(full), isUpdated: false },
    wish: wishFor(managedOf(full)),
    isOwner: true,
    notices: [],
    ...over,
  });

const addingSeen = {
  poll: {
    ...full,
    songs: full.songs.slice(0, 6).map((song, at) => (at === 5 ? { ...song, addedBy: 'U1' } : song)),
  },
  by: { key: 'U1', mayAlways: false },
  choices: [0],
};
const adding = (over: Partial<AddingView> = {}) =>
  addSongWindow(english, {
    metadata: { pollId: full.id, emptied: 0 },
    seen: addingSeen,
    lines: [],
    now,
    ...over,
  });
const page = { query: 'party', songs: longSongs.slice(0, 8), hasNext: true, hasPrevious: true };

const suggesting = (over: Partial<Parameters<typeof suggestWindow>[1]> = {}) =>
  suggestWindow(english, {
    metadata: { channel: 'C0MUSIC', emptied: 0 },
    notices: [],
    says: [],
    saved: [],
    ...over,
  });

const everyOption = {
  title: full.title,
  channel: 'C0MUSIC',
  votesPerPerson: 3,
  votingEnds: 'at',
  endsAt: now + day,
  closeEarly: 'voters',
  enoughVoters: 12,
  votesShown: 'closed',
  voterNames: 'hidden',
  adding: 3,
  ties: 'run-off',
  remind: 'channel',
} as const;
const draft = newDraft('draft001', everyOption);

const someSettings = {
  ...defaultChannelSettings,
  djs: ['U2', 'U3'],
  songsPerArtist: 2,
  longestMinutes: 7,
  explicit: 'refuse',
} as const;
const listed = (at: number, over: Partial<Poll>) => ({
  poll: { ...full, id: `poll000${at}`, ...over },
  mayClose: at % 2 === 1,
  url: link,
});
const saved = { channel: 'C0MUSIC', keys: [`T:${longSongs[0]?.id}`] };

export const sampleMessages: Readonly<Record<string, Message>> = {
  ...scheduleMessages([fewEntries[1], fullEntries[0]].flatMap((one) => one ?? [])),
  'from-schedule-empty': drawn({ songs: [], adding: 'any', schedule: fromFriday }, none),
  'from-schedule': drawn({ schedule: fromFriday }, none),
  'open-nobody': drawn({}, none),
  open: drawn({}),
  'open-plain': pollMessage(english, {
    poll: poll({ songs: shortSongs, createdAt: now }),
    tally: tallyOf(['U1', 'U2'], ['U3'], []),
    names,
  }),
  hidden: drawn({ votesShown: 'closed' }),
  'hidden-anonymous': drawn({ votesShown: 'closed', voterNames: 'hidden' }),
  anonymous: drawn({ voterNames: 'hidden' }),
  edited: drawn({ title: 'A new title', votesShown: 'live', closesAt: now + 3 * day, closers: 'anyone' }),
  'songs-removed': drawn({ songs: without(...removed) }, afterRemoval),
  'run-off': drawn(
    {
      title: `Run-off: ${full.title}`,
      songs: full.songs.slice(0, 3),
      ties: 'toss',
      adding: 'owner',
      runOffOf: { poll: 'poll0000', link },
    },
    tallyOf(['U1'], ['U2'], []),
  ),
  counting: drawn({ status: 'closing' }),
  closed: closed(votes),
  'closed-winner': closed(clear),
  'closed-removed': closed(afterRemoval, { songs: without(...removed) }),
  'closed-tie': closed(tie),
  'closed-toss': closed(tie, { decision: 'toss', toss: 2 }),
  'closed-run-off': closed(tie, { decision: 'run-off', runOff: { poll: 'poll0002', link } }),
  'closed-nobody': closed(none, { ties: 'all' }),
  'announced-winner': announced(clear),
  'announced-tie': announced(tie, { ties: 'all' }),
  'announced-toss': announced(tie, { decision: 'toss', toss: 2 }),
  'announced-run-off': announced(tie, { decision: 'run-off', runOff: { poll: 'poll0002', link } }),
  'announced-nobody': announced(none, { ties: 'all' }),
  'announced-another-hour': announced(none, {
    decision: 'another-hour',
    anotherHour: { poll: 'poll0002', link },
  }),
};

/** Those for one person alone. */
export const samplePrivateWords: Readonly<Record<string, Message>> = {
  ...schedulePrivateWords,
  'my-votes': myVotesMessage(english, {
    poll: full,
    isOpen: true,
    message: '1.2',
    choices: [0, 1, 2],
    added: [8, 9],
  }),
  list: pollListMessage(english, {
    polls: [
      listed(1, {}),
      listed(2, { title: 'Friday song', owner: { id: 'U2', name: 'Bartholomew Featherstonehaugh' } }),
      listed(3, { title: '' }),
    ],
    more: 2,
    asksWhich: false,
  }),
  'list-which': pollListMessage(english, {
    polls: [listed(1, {}), listed(3, { title: 'Friday song' })],
    more: 0,
    asksWhich: true,
  }),
  'settings-told': channelSettingsMessage(
    english,
    { kind: 'may-not-set', unsure: false },
    { settings: someSettings, names },
  ),
  saved: savedMessage(english, {
    notices: [{ kind: 'saved', titles: [fullNames[0]] }],
    saved,
    urgency: 'soon',
  }),
  'saved-several': savedMessage(english, {
    notices: [
      { kind: 'saved', titles: [fullNames[1], fullNames[3]] },
      { kind: 'supported', title: fullNames[2] },
      { kind: 'not-taken', title: fullNames[0], why: { kind: 'too-long', longestMinutes: 7 } },
    ],
    saved,
    urgency: 'now',
  }),
  'saved-won-lately': savedMessage(english, {
    notices: [{ kind: 'won-lately', title: fullNames[1], at: now - 20 * day, weeks: 8 }],
    saved: { channel: 'C0MUSIC', keys: [] },
    urgency: 'soon',
    anyway: [longSongs[1]?.id ?? ''],
  }),
  'saved-links-kept': savedMessage(english, {
    notices: [{ kind: 'kept-links', links: 2 }],
    saved: { channel: 'C0MUSIC', keys: [], links: ['1', '2'] },
    urgency: 'soon',
  }),
};

export const sampleWindows: Readonly<Record<string, ModalView>> = {
  ...scheduleWindows,
  'more-options': pollModal(english, { ...draft, picks: longSongs.slice(0, 3), showsMore: true }),
  'options-folded': pollModal(english, { ...draft, picks: longSongs }, { openedIn: 'C0MUSIC' }),
  'notice-won-lately': pollModal(
    english,
    { ...newDraft('draft001'), picks: longSongs.slice(0, 2) },
    {
      notices: [
        { kind: 'won-lately', id: longSongs[3]?.id ?? '', title: fullNames[3], at: now - 20 * day, weeks: 8 },
      ],
    },
  ),
  'notice-refused': pollModal(
    english,
    { ...newDraft('draft001'), picks: longSongs.slice(0, 2) },
    {
      notices: [
        { kind: 'songs-refused', titles: [fullNames[0]], why: { kind: 'too-long', longestMinutes: 7 } },
        { kind: 'filled', titles: [fullNames[1], fullNames[3]] },
      ],
    },
  ),
  manage: managing(),
  'manage-at': managing({
    wish: { ...wishFor(managedOf(full)), ends: 'at', endsAt: now + day },
    isOwner: false,
    notices: [
      { kind: 'changed-meanwhile', changes: ['the title is “Friday song”', '“Adding songs” is “Only Ann”'] },
    ],
  }),
  'manage-closed': managedClosed(english, ended(votes), []),
  'remove-song': removeSongWindow(english, full, []),
  'remove-song-removed': removeSongWindow(english, { ...full, songs: full.songs.slice(0, 2) }, [
    { kind: 'removed', title: fullNames[0] },
  ]),
  'hand-over': handOverWindow(english, full),
  settings: channelSettingsWindow(english, {
    settings: someSettings,
    names,
    metadata: { channel: 'C0MUSIC', edition: 1, read: someSettings },
  }),
  'settings-changed': channelSettingsWindow(english, {
    settings: someSettings,
    names,
    metadata: { channel: 'C0MUSIC', edition: 2, read: someSettings },
    changed: ['djs', 'explicit'],
  }),
  'add-song': adding(),
  'add-song-results': adding({ found: page }),
  'add-song-full': adding({
    found: page,
    seen: { ...addingSeen, poll: full },
    lines: [{ of: 'adding', notice: { kind: 'full' } }],
  }),
  'add-song-refused': adding({
    found: page,
    lines: [
      {
        of: 'adding',
        notice: { kind: 'song-refused', title: fullNames[0], why: { kind: 'explicit' } },
      },
    ],
  }),
  'add-song-won-lately': adding({
    found: page,
    lines: [
      {
        of: 'adding',
        notice: { kind: 'won-lately', title: fullNames[0], at: now - 20 * day, weeks: 8, anyway: 'won' },
      },
    ],
  }),
  suggest: suggesting(),
  'suggest-won-lately': suggesting({
    found: page,
    says: [{ kind: 'won-lately', title: fullNames[1], at: now - 20 * day, weeks: 8 }],
    anyway: 'won',
  }),
  'suggest-results': suggesting({
    found: page,
    saved: [longSongs[1] ?? neverSong()],
    says: [{ kind: 'saved', titles: [longSongs[1]?.title ?? ''] }],
  }),
  'pool-empty': pool({ entries: [] }),
  'pool-looking': pool({ entries: [], notices: [{ kind: 'looking' }] }),
  'pool-few': pool(),
  'pool-full': pool({
    entries: fullEntries,
    links: 3,
    moderates: true,
    metadata: {
      channel: 'C0MUSIC',
      isGroup: false,
      page: 1,
      ticked: fullEntries.slice(10, 12).map(({ key }) => key),
    },
    notices: [{ kind: 'removed', title: fullNames[1] }],
  }),
  'pool-none-ticked': pool({ notices: [{ kind: 'none-ticked' }] }),
  note: noteWindow(english, saved),
};
