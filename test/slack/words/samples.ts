// For each sentence of a catalogue where Slack shows it, and parts to say it with. A sentence without a sample does not
// compile.

import type { SongRefusal } from '../../../src/rules/channel/rails.ts';
import { mostInRunOffTitle } from '../../../src/slack/kit/limits.ts';
import { shortLine } from '../../../src/slack/kit/text.ts';
import type { Words } from '../../../src/slack/words/words.ts';
import { scheduleErrorSamples, scheduleNoticeSamples, scheduleSamples } from './schedule-samples.ts';

/** The most that Slack takes, escaped: docs.slack.dev/reference/block-kit, …/app-manifest, …/views. */
export const mostIn = {
  'window heading': 24,
  'window button': 24,
  header: 150,
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  option: 75,
  button: 75,
  'confirm title': 100,
  'confirm text': 300,
  'confirm button': 30,
  /** Cut by the view; what is ours of it is to leave room for the song. */
  'screen reader label': 75,
  'alt text': 2_000,
  context: 2_000,
  /** Also what stands in a section or a message's text beside other sentences. */
  section: 3_000,
  /** Under a field. Slack names no limit; three lines of a window are enough. */
  'form error': 200,
  'app description': 140,
  'command description': 2_000,
  'usage hint': 1_000,
  'shortcut name': 24,
  'shortcut description': 150,
} as const;

export type Place = keyof typeof mostIn;

/** The words of people and catalogues that sentences are filled with. */
export type Cast = ReturnType<typeof castOf>;

/**
 * @param text gets an ordinary text and the most that the views leave of one, and says which to use
 * @param many how many votes, voters and others there are where there are several
 */
export function castOf(text: (ordinary: string, most: number) => string, many: number) {
  return {
    name: text('Ann', 40),
    names: ['Ann', 'Bo', 'Cy'].map((name) => text(name, 40)),
    artists: text('Queen, David Bowie', 120),
    title: text('Under Pressure', 100),
    song: text('Under Pressure by Queen', 160),
    pollTitle: text('Friday song', 150),
    /** For a button's label, which is cut behind our own words. */
    labelled: text('Beat It', 20),
    query: text('queen', 80),
    /** The winners of a tie of ten, in the tightest room that a message has. */
    tied: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((number) => text(`Song ${number}`, 24)),
    score: text('with 5 of 9 votes', 40),
    command: text('/songpoll', 32),
    /** As it was typed: however long. */
    typed: text('Bohemian Rhapsody', 3_000),
    typedName: text('Ann', 3_000),
    bot: text('songpoll', 21),
    error: text('missing_scope', 40),
    stage: text('DEV', 20),
    many,
  };
}

export const ordinary = castOf((usual) => usual, 3);

interface Spoken<Parts> {
  readonly in: Place;
  readonly with: (cast: Cast) => readonly Parts[];
}

/** For a plain sentence the place alone; for one with parts also the parts, as often as they make a difference. */
export type Samples<Said> = { readonly [Name in keyof Said]: Sample<Said[Name]> };
type Sample<One> = One extends string
  ? Place
  : One extends (...parts: infer Parts) => string
    ? Spoken<Parts>
    : Samples<One>;

/** As many different ones, made of one. */
const several = (typed: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => (at === 0 ? typed : `${typed} ${at + 1}`));

/** For every reason that a channel has. */
const refusals = (artist: string): readonly SongRefusal[] => [
  { kind: 'explicit' },
  { kind: 'too-long', longestMinutes: 5 },
  { kind: 'too-many-of-artist', artist, limit: 1 },
];

const counts = ({ many }: Cast): [number][] => [[0], [1], [many]];

export const samples: Samples<Words> = {
  songs: {
    untitled: 'button',
    explicit: 'context',
    explicitMark: 'section',
    by: { in: 'section', with: ({ title, artists }) => [[title, artists]] },
    numbered: { in: 'section', with: () => [[10]] },
    cover: { in: 'alt text', with: ({ song }) => [[song]] },
  },
  pollMessage: {
    defaultTitle: 'placeholder',
    somebody: 'context',
    startedBy: { in: 'context', with: ({ name }) => [[name]] },
    votesEach: { in: 'context', with: () => [[1], [2], [3], ['any']] },
    nobodyHasVotedYet: 'context',
    nobodyVoted: 'context',
    haveVoted: { in: 'context', with: counts },
    voted: { in: 'context', with: counts },
    closesAt: { in: 'context', with: () => [[1_795_269_600_000]] },
    openUntil: {
      in: 'context',
      with: ({ name }) => [
        ['owner', name],
        ['anyone', name],
      ],
    },
    countingVotes: 'section',
    closed: 'context',
    closedBy: { in: 'context', with: ({ name }) => [[name]] },
    timeWasUp: 'context',
    seeAnnouncement: 'context',
    noSongsYet: 'section',
    noSongs: 'section',
    noVotesYet: 'section',
    noVotes: 'section',
    votes: { in: 'section', with: counts },
    voters: {
      in: 'section',
      with: ({ names, many }) => [
        [names.slice(0, 1), 0],
        [names.slice(0, 2), 0],
        [names.slice(0, 1), 1],
        [names, many],
      ],
    },
    voteButton: 'button',
    voteAgainButton: 'button',
    voteFor: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
    howToUndo: 'context',
    howToClose: {
      in: 'context',
      with: ({ name }) => [
        ['owner', name],
        ['anyone', name],
      ],
    },
    myVotes: 'button',
    songsFromSpotify: 'context',
    close: {
      button: 'confirm button',
      title: 'confirm title',
      text: 'confirm text',
      keepOpen: 'confirm button',
    },
  },
  pollList: {
    heading: 'section',
    whichToClose: 'section',
    noneLeft: 'section',
    startedBy: { in: 'section', with: ({ name }) => [[name]] },
    closeLabel: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
    more: { in: 'context', with: ({ many }) => [[1], [many]] },
  },
  myVotes: {
    heading: {
      in: 'section',
      with: ({ pollTitle: title }) => [
        [{ title, given: 0, limit: 1, isOpen: true }],
        [{ title, given: 0, limit: 'any', isOpen: true }],
        [{ title, given: 1, limit: 1, isOpen: true }],
        [{ title, given: 1, limit: 3, isOpen: true }],
        [{ title, given: 2, limit: 'any', isOpen: true }],
        [{ title, given: 0, limit: 2, isOpen: false }],
        [{ title, given: 2, limit: 2, isOpen: false }],
      ],
    },
    removeButton: 'button',
    removeFrom: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
    wasRemoved: { in: 'section', with: ({ song }) => [[song]] },
  },
  pollText: {
    asks: {
      in: 'section',
      with: ({ name, pollTitle }) => [[{ owner: name, title: pollTitle, votes: '1 vote each' }]],
    },
    isClosed: { in: 'section', with: ({ pollTitle }) => [[pollTitle]] },
    standing: {
      in: 'section',
      with: ({ song, many }) => [
        [{ number: 1, song, votes: 0 }],
        [{ number: 2, song, votes: 1 }],
        [{ number: 10, song, votes: many }],
      ],
    },
  },
  result: {
    scores: {
      'only-vote': 'section',
      'all-votes': {
        in: 'section',
        with: ({ many }) => [[{ kind: 'all-votes', votes: 2 }], [{ kind: 'all-votes', votes: many }]],
      },
      'some-votes': { in: 'section', with: ({ many }) => [[{ kind: 'some-votes', votes: 2, all: many }]] },
      'all-voters': {
        in: 'section',
        with: ({ many }) => [[{ kind: 'all-voters', voters: 2 }], [{ kind: 'all-voters', voters: many }]],
      },
      'some-voters': {
        in: 'section',
        with: ({ many }) => [[{ kind: 'some-voters', votes: 2, voters: many }]],
      },
    },
    wins: { in: 'section', with: ({ song, score }) => [[{ song, score }]] },
    isTie: { in: 'section', with: ({ tied, many }) => [[{ songs: tied, votes: many }]] },
    nobodyVoted: 'section',
    winsPoll: {
      in: 'section',
      with: ({ song, pollTitle, score }) => [[{ song, title: pollTitle, score }]],
    },
    isTieInPoll: {
      in: 'section',
      with: ({ tied, pollTitle, many }) => [[{ songs: tied, title: pollTitle, votes: many }]],
    },
    isTieOfMany: {
      in: 'section',
      with: ({ pollTitle, many }) => [[{ songs: 10, title: pollTitle, votes: many }]],
    },
    isTieHere: {
      in: 'section',
      with: ({ many }) => [[{ songs: 2, votes: 1 }], [{ songs: 10, votes: many }]],
    },
    tookPart: {
      in: 'context',
      with: ({ names, many }) => [
        [[], 1],
        [[], many],
        [names.slice(0, 1), 0],
        [names, many],
      ],
    },
    seeAllVotes: 'context',
    seePoll: 'context',
    nobodyVotedInPoll: { in: 'section', with: ({ pollTitle }) => [[pollTitle]] },
    runnerUp: { in: 'context', with: ({ title, many }) => [[{ place: 10, title, votes: many }]] },
  },
  window: {
    heading: 'window heading',
    post: 'window button',
    close: 'window button',
    draftKept: 'context',
    title: { label: 'label' },
    search: {
      ...{ label: 'label', example: 'placeholder', hint: 'hint' },
      linksLeft: { in: 'section', with: () => [[1], [10]] },
      lookUp: 'button',
    },
    channel: { label: 'label', example: 'placeholder' },
    results: {
      heading: { in: 'context', with: ({ query }) => [[query]] },
      add: 'button',
      addSong: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
      added: 'button',
      takeOut: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
      more: 'button',
      previous: 'button',
      end: 'context',
    },
    picks: {
      heading: { in: 'section', with: () => [[0], [10]] },
      none: 'context',
      below: { in: 'context', with: () => [[0], [5]] },
      full: 'context',
      remove: 'button',
      removeSong: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
    },
    startOver: {
      button: 'confirm button',
      title: 'confirm title',
      text: 'confirm text',
      keepDraft: 'confirm button',
    },
  },
  ties: {
    runOffButton: 'button',
    tossButton: 'button',
    anotherHourButton: 'button',
    runOffTitle: { in: 'section', with: ({ pollTitle }) => [[shortLine(pollTitle, mostInRunOffTitle)]] },
    tossed: { in: 'section', with: ({ song }) => [[song]] },
    runOffOpens: 'section',
    runOffIsOpen: 'section',
    runOffFailed: 'section',
    anotherHourOpens: 'section',
    anotherHourIsOpen: 'section',
    anotherHourFailed: 'section',
    seeRunOff: 'section',
    seeAnotherHour: 'section',
    runOffOf: 'context',
    anotherHourOf: 'context',
  },
  settings: {
    votesPerPerson: { label: 'label', choices: { 1: 'option', 2: 'option', 3: 'option', any: 'option' } },
    votingEnds: {
      label: 'label',
      choices: {
        never: 'option',
        '15m': 'option',
        '1h': 'option',
        '4h': 'option',
        '24h': 'option',
        at: 'option',
      },
    },
    closers: { label: 'label', choices: { owner: 'option', anyone: 'option' } },
    closeEarly: { label: 'label', choices: { never: 'option', voters: 'option' } },
    votesShown: {
      label: 'label',
      choices: { live: 'option', closed: 'option' },
      inMessage: { closed: 'context' },
    },
    voterNames: {
      label: 'label',
      choices: { shown: 'option', hidden: 'option' },
      hint: 'hint',
      inMessage: { hidden: 'context' },
    },
    adding: {
      label: 'label',
      choices: { owner: 'option', 1: 'option', 3: 'option', any: 'option' },
      inMessage: { 1: 'context', 3: 'context', any: 'context' },
    },
    ties: {
      label: 'label',
      choices: { all: 'option', 'run-off': 'option', toss: 'option' },
      hint: 'hint',
      inMessage: { 'run-off': 'context', toss: 'context' },
    },
    remind: { label: 'label', choices: { nobody: 'option', channel: 'option' }, hint: 'hint' },
  },
  details: { endsAt: { label: 'label', hint: 'hint' }, enoughVoters: { label: 'label', hint: 'hint' } },
  endings: {
    closesAtVoters: { in: 'context', with: () => [[1], [10_000]] },
    enoughHaveVoted: { in: 'context', with: () => [[1], [10_000]] },
    reminder: {
      in: 'section',
      with: () => [[{ at: 1_795_269_600_000, voted: '1,000 people have voted' }]],
    },
  },
  adding: {
    button: 'button',
    heading: 'window heading',
    search: 'window button',
    close: 'window button',
    field: { label: 'label', example: 'placeholder', hint: 'hint' },
    standing: { in: 'context', with: ({ pollTitle }) => [[{ title: pollTitle, songs: 10 }]] },
    room: { in: 'context', with: () => [[1], [8]] },
    results: { in: 'context', with: ({ query }) => [[query]] },
    linked: 'context',
    inPoll: 'button',
    takeBack: 'button',
    takeBackSong: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
    voted: 'button',
    own: 'context',
    addedBy: { in: 'context', with: ({ name }) => [[name]] },
  },
  addingNotices: {
    added: { in: 'context', with: ({ typed }) => [[{ kind: 'added', title: typed }]] },
    'already-there': { in: 'section', with: ({ typed }) => [[{ kind: 'already-there', title: typed }]] },
    'taken-back': { in: 'context', with: ({ typed }) => [[{ kind: 'taken-back', title: typed }]] },
    voted: { in: 'context', with: ({ typed }) => [[{ kind: 'voted', title: typed }]] },
    looking: 'context',
    closed: 'section',
    'poll-gone': 'section',
    'song-refused': {
      in: 'section',
      with: ({ typed }) => refusals(typed).map((why) => [{ kind: 'song-refused', title: typed, why }]),
    },
    'may-not-add': { in: 'section', with: ({ typedName }) => [[{ kind: 'may-not-add', owner: typedName }]] },
    'over-limit': {
      in: 'section',
      with: () => [[{ kind: 'over-limit', limit: 1 }], [{ kind: 'over-limit', limit: 3 }]],
    },
    full: 'section',
    'won-lately': {
      in: 'section',
      with: ({ typed }) => [[{ kind: 'won-lately', title: typed, at: 1_795_269_600_000, weeks: 8 }]],
    },
    'used-up': 'section',
    gone: 'section',
    'not-theirs': 'section',
    'has-votes': { in: 'section', with: ({ typed }) => [[{ kind: 'has-votes', title: typed }]] },
    'has-voters': { in: 'section', with: ({ typed }) => [[{ kind: 'has-voters', title: typed }]] },
    'too-few': { in: 'section', with: ({ typed }) => [[{ kind: 'too-few', title: typed }]] },
  },
  manage: {
    button: 'button',
    heading: 'window heading',
    save: 'window button',
    cancel: 'window button',
    close: 'window button',
    title: 'label',
    ends: {
      label: 'label',
      choices: {
        keep: 'option',
        never: 'option',
        '15m': 'option',
        '1h': 'option',
        '4h': 'option',
        '24h': 'option',
        at: 'option',
      },
      now: { in: 'context', with: () => [[1_795_269_600_000], [undefined]] },
    },
    endsAt: { label: 'label', hint: 'hint' },
    adding: { 1: 'option', 3: 'option', any: 'option' },
    closers: { anyone: 'option' },
    // An option's text is cut by the view as well.
    onlyOwner: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
    changed: {
      title: { in: 'section', with: ({ pollTitle }) => [[pollTitle]] },
      closesAt: { in: 'section', with: () => [[1_795_269_600_000], [undefined]] },
      choice: { in: 'section', with: () => [['Adding songs', 'Anyone: 3 each']] },
    },
    addSong: 'button',
    removeSong: 'button',
    handOver: 'button',
    postCopy: 'button',
    delete: {
      button: 'button',
      title: 'confirm title',
      text: 'confirm text',
      confirm: 'confirm button',
      deny: 'confirm button',
    },
    closedPoll: { in: 'section', with: ({ pollTitle }) => [[pollTitle]] },
    removing: {
      heading: 'window heading',
      says: { in: 'context', with: () => [[true], [false]] },
      button: 'button',
      removeSong: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
      title: 'confirm title',
      text: 'confirm text',
      confirm: 'confirm button',
      deny: 'confirm button',
      fewest: 'section',
    },
    handingOver: {
      heading: 'window heading',
      label: 'label',
      example: 'placeholder',
      says: { in: 'section', with: ({ pollTitle }) => [[pollTitle]] },
      submit: 'window button',
    },
  },
  manageNotices: {
    looking: 'section',
    'poll-gone': 'section',
    deleted: { in: 'section', with: ({ typed }) => [[{ kind: 'deleted', title: typed }]] },
    closed: 'section',
    'closed-meanwhile': 'section',
    'may-not-manage': {
      in: 'section',
      with: ({ typedName }) => [[{ kind: 'may-not-manage', owner: typedName }]],
    },
    'changed-meanwhile': {
      in: 'section',
      with: () => [
        [{ kind: 'changed-meanwhile', changes: ['the title is “Friday song”', 'it has no closing time'] }],
      ],
    },
    removed: { in: 'context', with: ({ typed }) => [[{ kind: 'removed', title: typed }]] },
    'schedule-stopped': {
      in: 'section',
      with: ({ typed }) => [[{ kind: 'schedule-stopped', title: typed }]],
    },
    'schedule-gone': 'section',
    'may-not-stop-schedule': 'section',
    'song-gone': 'section',
    'too-few': 'section',
    'draft-begun': 'section',
    'not-opened': 'section',
  },
  handOverErrors: {
    nobody: 'form error',
    'is-owner': { in: 'form error', with: ({ typedName }) => [[{ kind: 'is-owner', name: typedName }]] },
    'is-bot': 'form error',
    'has-left': 'form error',
    'not-known': 'form error',
  },
  pool: {
    fill: 'button',
    heading: 'window heading',
    close: 'window button',
    pollThese: 'window button',
    tick: 'option',
    none: { in: 'section', with: ({ command }) => [[command]] },
    standing: { in: 'context', with: () => [[1], [200]] },
    waitingLinks: { in: 'context', with: () => [[1], [10]] },
    entry: {
      in: 'context',
      with: () => [
        [{ by: '<@U1>', since: 1_795_269_600_000, urgency: 'soon', others: 0 }],
        [{ by: '<@U1>', since: 1_795_269_600_000, urgency: 'someday', others: 1 }],
        [{ by: '<@U1>', since: 1_795_269_600_000, urgency: 'now', others: 30 }],
      ],
    },
    source: 'context',
    want: 'button',
    wantSong: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
    takeBack: 'button',
    takeBackSong: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
    remove: 'button',
    removeSong: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
    next: 'button',
    previous: 'button',
    howUrgent: { in: 'label', with: ({ many }) => [[1], [many]] },
    urgencies: { now: 'option', soon: 'option', someday: 'option' },
    undo: 'button',
    addNote: 'button',
    saveAnyway: 'button',
    note: {
      heading: 'window heading',
      label: 'label',
      example: 'placeholder',
      save: 'window button',
      cancel: 'window button',
    },
    suggest: {
      heading: 'window heading',
      search: 'window button',
      close: 'window button',
      field: { label: 'label', example: 'placeholder', hint: 'hint' },
      save: 'button',
      saveSong: { in: 'screen reader label', with: ({ labelled }) => [[labelled]] },
      saved: 'button',
      results: { in: 'context', with: ({ query }) => [[query]] },
      linked: 'context',
    },
  },
  poolNotices: {
    saved: {
      in: 'section',
      with: ({ typed }) => [1, 10].map((count) => [{ kind: 'saved', titles: several(typed, count) }]),
    },
    supported: { in: 'section', with: ({ typed }) => [[{ kind: 'supported', title: typed }]] },
    'saved-before': { in: 'section', with: ({ typed }) => [[{ kind: 'saved-before', title: typed }]] },
    changed: { in: 'section', with: ({ typed }) => [[{ kind: 'changed', title: typed }]] },
    'in-a-poll': { in: 'section', with: ({ typed }) => [[{ kind: 'in-a-poll', title: typed }]] },
    'pool-full': {
      in: 'section',
      with: () => [
        [{ kind: 'pool-full', limit: 200, links: 0 }],
        [{ kind: 'pool-full', limit: 200, links: 12 }],
      ],
    },
    'own-full': {
      in: 'section',
      with: () => [[{ kind: 'own-full', limit: 20, links: 0 }], [{ kind: 'own-full', limit: 20, links: 1 }]],
    },
    'link-had-no-room': {
      in: 'section',
      with: ({ typed }) => [
        [{ kind: 'link-had-no-room', title: typed, isOwn: false, limit: 200 }],
        [{ kind: 'link-had-no-room', title: typed, isOwn: true, limit: 20 }],
      ],
    },
    'won-lately': {
      in: 'section',
      with: ({ typed }) =>
        [1, 8].map((weeks) => [{ kind: 'won-lately', title: typed, at: 1_795_269_600_000, weeks }]),
    },
    'not-taken': {
      in: 'section',
      with: ({ typed, typedName }) => [
        [{ kind: 'not-taken', title: typed, why: { kind: 'explicit' } }],
        [{ kind: 'not-taken', title: typed, why: { kind: 'too-long', longestMinutes: 7 } }],
        [
          {
            kind: 'not-taken',
            title: typed,
            why: { kind: 'too-many-of-artist', artist: typedName, limit: 1 },
          },
        ],
      ],
    },
    'kept-links': {
      in: 'section',
      with: () => [[{ kind: 'kept-links', links: 1 }], [{ kind: 'kept-links', links: 10 }]],
    },
    'link-given-up': 'section',
    'link-leads-nowhere': 'section',
    'ask-again': 'section',
    'album-link': 'section',
    'no-links': 'section',
    'taken-back': {
      in: 'section',
      with: ({ typed }) => [1, 10].map((count) => [{ kind: 'taken-back', titles: several(typed, count) }]),
    },
    'links-taken-back': 'section',
    removed: { in: 'section', with: ({ typed }) => [[{ kind: 'removed', title: typed }]] },
    'may-not-remove': 'section',
    gone: 'section',
    'note-saved': 'section',
    'none-ticked': 'section',
    looking: 'section',
  },
  moreOptions: {
    unfold: 'button',
    fold: 'button',
    chosen: {
      in: 'context',
      with: () => [[['Votes are shown: When the poll closes', 'Voters are: Anonymous']]],
    },
  },
  channelSettings: {
    ...{ heading: 'window heading', save: 'window button', cancel: 'window button' },
    about: { in: 'section', with: () => [['<#C0123456789>']] },
    labels: {
      ...{ djs: 'label', songsPerArtist: 'label', longestMinutes: 'label', explicit: 'label' },
      ...{ rerunWeeks: 'label', losersReturn: 'label' },
    },
    hints: {
      ...{ djs: 'hint', songsPerArtist: 'hint', longestMinutes: 'hint', explicit: 'hint' },
      ...{ rerunWeeks: 'hint', losersReturn: 'hint' },
    },
    choosePeople: 'placeholder',
    any: 'option',
    longest: { in: 'option', with: () => [[1], [5]] },
    explicit: { allow: 'option', mark: 'option', refuse: 'option' },
    losersReturn: { yes: 'option', once: 'option', no: 'option' },
    rerunWeeks: { in: 'section', with: () => [[8]] },
    people: {
      in: 'section',
      with: ({ names }) => [[[]], [names.slice(0, 1)], [names]],
    },
    somebody: 'section',
    line: { in: 'section', with: () => [['Longest song', '5 minutes']] },
    changedMeanwhile: {
      in: 'section',
      with: () => [[['Longest song: 5 minutes', 'Explicit songs: Refuse']]],
    },
  },
  channelSettingsErrors: {
    'not-an-admin': 'form error',
    'admin-unknown': 'form error',
    'too-many-djs': 'form error',
    'no-weeks': 'form error',
  },
  notices: {
    'search-failed': {
      in: 'section',
      with: () =>
        (['slow', 'down', 'over-quota', 'refused', 'misconfigured', 'odd-words'] as const).flatMap(
          (reason) => [
            [{ kind: 'search-failed', reason }] as const,
            [{ kind: 'search-failed', reason, retryAt: 1_795_269_600_000 }] as const,
          ],
        ),
    },
    'nothing-found': { in: 'section', with: ({ typed }) => [[{ kind: 'nothing-found', query: typed }]] },
    'nothing-playable': {
      in: 'section',
      with: ({ typed }) => [[{ kind: 'nothing-playable', query: typed, market: 'US' }]],
    },
    'nothing-so-far': { in: 'section', with: ({ typed }) => [[{ kind: 'nothing-so-far', query: typed }]] },
    'no-more-results': { in: 'section', with: ({ typed }) => [[{ kind: 'no-more-results', query: typed }]] },
    'nothing-typed': 'section',
    'query-too-long': 'section',
    added: {
      in: 'context',
      with: ({ typed }) => [
        [{ kind: 'added', titles: [typed] }],
        [{ kind: 'added', titles: Array.from({ length: 10 }, () => typed) }],
      ],
    },
    'picked-before': { in: 'section', with: ({ typed }) => [[{ kind: 'picked-before', title: typed }]] },
    full: {
      in: 'section',
      with: () => [[{ kind: 'full' }], [{ kind: 'full', leftOut: 1 }], [{ kind: 'full', leftOut: 50 }]],
    },
    'songs-refused': {
      in: 'section',
      with: ({ typed }) =>
        [
          ...refusals(typed).map((why) => ({ why, titles: [typed] })),
          { why: { kind: 'explicit' } as const, titles: several(typed, 3) },
        ].map((refused) => [{ kind: 'songs-refused', ...refused }]),
    },
    'playlist-unreadable': 'section',
    'unsupported-link': {
      in: 'section',
      with: () =>
        (['artist', 'audiobook', 'chapter', 'collection', 'concert', 'episode', 'show', 'user'] as const).map(
          (what) => [{ kind: 'unsupported-link', what }] as const,
        ),
    },
    'local-file': 'section',
    'other-page': 'section',
    'other-service': {
      in: 'section',
      with: () =>
        (
          ['amazon-music', 'apple-music', 'bandcamp', 'deezer', 'soundcloud', 'tidal', 'youtube'] as const
        ).map((service) => [{ kind: 'other-service', service }] as const),
    },
    'other-site': 'section',
    'malformed-link': 'section',
    'dead-short-link': 'section',
    'built-in-only': 'section',
    'unknown-track': 'section',
    'unknown-album': 'section',
    'taken-off': {
      in: 'section',
      with: () => [[{ kind: 'taken-off', what: 'song' }], [{ kind: 'taken-off', what: 'album' }]],
    },
    'not-playable': {
      in: 'section',
      with: ({ typed }) => [
        [{ kind: 'not-playable', titles: [typed], market: 'US' }],
        [{ kind: 'not-playable', titles: Array.from({ length: 3 }, () => typed), market: 'US' }],
        [{ kind: 'not-playable', titles: [typed] }],
      ],
    },
    'empty-album': 'section',
    'long-album': {
      in: 'section',
      with: () => [[{ kind: 'long-album', leftOut: 1 }], [{ kind: 'long-album', leftOut: 250 }]],
    },
    'too-many-links': {
      in: 'section',
      with: () => [[{ kind: 'too-many-links', read: 1 }], [{ kind: 'too-many-links', read: 10 }]],
    },
    filled: {
      in: 'context',
      with: ({ typed }) => [1, 10].map((count) => [{ kind: 'filled', titles: several(typed, count) }]),
    },
    'won-lately': {
      in: 'section',
      with: ({ typed }) => [[{ kind: 'won-lately', id: '1', title: typed, at: 1_795_269_600_000, weeks: 8 }]],
    },
    'picked-rerun': {
      in: 'section',
      with: ({ typed }) => [[{ kind: 'picked-rerun', title: typed, at: 1_795_269_600_000 }]],
    },
    'pool-empty': 'section',
    'fill-from-where': 'section',
    'drawn-elsewhere': {
      in: 'section',
      with: ({ typed }) =>
        [1, 10].map((count) => [{ kind: 'drawn-elsewhere', titles: several(typed, count) }]),
    },
    'songs-not-found': {
      in: 'section',
      with: ({ typed }) =>
        [1, 10, 12].map((count) => [{ kind: 'songs-not-found', named: several(typed, count) }]),
    },
    'songs-not-searched': {
      in: 'section',
      with: ({ typed }) =>
        [1, 10].map((count) => [
          { kind: 'songs-not-searched', named: several(typed, count), reason: 'over-quota' },
        ]),
    },
    'too-many-songs': {
      in: 'section',
      with: ({ typed }) => [1, 12].map((count) => [{ kind: 'too-many-songs', named: several(typed, count) }]),
    },
    'finding-songs': {
      in: 'context',
      with: () => [[{ kind: 'finding-songs', songs: 1 }], [{ kind: 'finding-songs', songs: 10 }]],
    },
    'no-links-in-message': 'section',
    'looking-up': {
      in: 'context',
      with: () => [[{ kind: 'looking-up', links: 1 }], [{ kind: 'looking-up', links: 10 }]],
    },
    'not-posted-yet': 'section',
    'posted-meanwhile': 'section',
    'posted-otherwise': {
      in: 'section',
      with: ({ typed }) => [[{ kind: 'posted-otherwise', title: typed }]],
    },
    'came-too-late': {
      in: 'section',
      with: ({ typed }) => [
        [{ kind: 'came-too-late', titles: [typed] }],
        [{ kind: 'came-too-late', titles: [typed, typed] }],
      ],
    },
    'fill-in-the-rest': 'section',
    'draft-resumed': {
      in: 'context',
      with: () => [[{ kind: 'draft-resumed' }], [{ kind: 'draft-resumed', channel: 'C0123456789' }]],
    },
    'draft-changed-elsewhere': 'section',
  },
  formErrors: {
    'too-few-songs': {
      in: 'form error',
      with: () => [[{ kind: 'too-few-songs', picked: 0 }], [{ kind: 'too-few-songs', picked: 1 }]],
    },
    'songs-refused': {
      in: 'form error',
      with: ({ typed }) =>
        [
          ...refusals(typed).map((why) => ({ why, titles: [typed] })),
          { why: { kind: 'explicit' } as const, titles: several(typed, 3) },
        ].map((refused) => [{ kind: 'songs-refused', ...refused }]),
    },
    'draft-expired': 'form error',
    'still-looking-up': 'form error',
    'words-not-searched': {
      in: 'form error',
      with: ({ typed }) => [[{ kind: 'words-not-searched', words: typed }]],
    },
    'no-ballot-key': 'form error',
    'no-end-time': 'form error',
    'open-too-long': 'form error',
    'ends-too-soon': 'form error',
    'ends-too-late': 'form error',
    'no-voter-count': 'form error',
    'no-channel': 'form error',
    'not-invited': { in: 'form error', with: ({ bot }) => [[{ kind: 'not-invited', bot }]] },
    'channel-archived': 'form error',
    'may-not-post': 'form error',
    'not-postable': 'form error',
    'group-message': 'form error',
    'messages-closed': 'form error',
    'posting-refused': {
      in: 'form error',
      with: ({ error }) => [[{ kind: 'posting-refused', error }]],
    },
    'app-trouble': {
      in: 'form error',
      with: ({ error }) =>
        (['token', 'scope', 'content'] as const).map(
          (trouble) => [{ kind: 'app-trouble', trouble, error }] as const,
        ),
    },
    'being-posted': 'form error',
    'perhaps-posted': 'form error',
    'slack-busy': 'form error',
  },
  directMessages: {
    unannounced: {
      in: 'section',
      with: ({ pollTitle, typed }) => [[{ title: pollTitle, why: typed.slice(0, 60) }]],
    },
    whyUnannounced: {
      archived: 'section',
      'not-there': 'section',
      'not-allowed': 'section',
      'not-taken': 'section',
    },
    announcedLater: 'context',
    pollDeleted: { in: 'section', with: ({ pollTitle }) => [[pollTitle]] },
    stoodLikeThis: 'section',
    nobodyHadVoted: 'section',
    postAgain: 'button',
  },
  privateAnswers: {
    'poll-closed': 'section',
    'over-limit': {
      in: 'section',
      with: ({ typed }) => [
        [{ kind: 'over-limit', limit: 1, titles: [typed] }],
        [{ kind: 'over-limit', limit: 3, titles: [typed, typed, typed] }],
        [{ kind: 'over-limit', limit: 'any', titles: [] }],
      ],
    },
    'taken-back': {
      in: 'section',
      with: ({ typed }) => [
        [{ kind: 'taken-back', title: typed, again: { pollId: 'poll0001', song: 0, message: '1.2' } }],
      ],
    },
    'voted-again': { in: 'section', with: ({ typed }) => [[{ kind: 'voted-again', title: typed }]] },
    'poll-unknown': 'section',
    'poll-elsewhere': 'section',
    'other-message': 'section',
    'vote-given': {
      in: 'section',
      with: ({ title }) => [
        [{ kind: 'vote-given', title, votes: 1, limit: 2 }],
        [{ kind: 'vote-given', title, votes: 4, limit: 'any' }],
      ],
    },
    'vote-removed': {
      in: 'section',
      with: ({ title }) => [[{ kind: 'vote-removed', title, votes: 0, limit: 1 }]],
    },
    'out-of-sight': 'section',
    'votes-anonymous': 'section',
    'vote-freed': { in: 'section', with: ({ title }) => [[{ kind: 'vote-freed', title }]] },
    'song-removed': 'section',
    'no-such-song': 'section',
    'poll-deleted': 'section',
    'may-not-manage': {
      in: 'section',
      with: ({ typedName }) => [[{ kind: 'may-not-manage', owner: typedName }]],
    },
    'yours-now': { in: 'section', with: ({ typed }) => [[{ kind: 'yours-now', title: typed }]] },
    'handed-over': {
      in: 'section',
      with: ({ typed, typedName }) => [[{ kind: 'handed-over', title: typed, to: typedName }]],
    },
    'may-not-close': {
      in: 'section',
      with: ({ typedName }) => [[{ kind: 'may-not-close', owner: typedName, how: 'button' }]],
    },
    'may-not-decide': {
      in: 'section',
      with: ({ typedName }) => [[{ kind: 'may-not-decide', owner: typedName }]],
    },
    'decided-before': {
      in: 'section',
      with: ({ typed }) => [
        [{ kind: 'decided-before', decision: 'run-off', song: '' }],
        [{ kind: 'decided-before', decision: 'toss', song: typed }],
        [{ kind: 'decided-before', decision: 'another-hour', song: '' }],
        [{ kind: 'decided-before', decision: 'all', song: '' }],
      ],
    },
    'nothing-to-decide': 'section',
    'already-closed': {
      in: 'section',
      with: () => [
        [{ kind: 'already-closed', result: { kind: 'announced' } }],
        [{ kind: 'already-closed', result: { kind: 'on-its-way' } }],
        [{ kind: 'already-closed', result: { kind: 'refused' } }],
        [{ kind: 'already-closed', result: { kind: 'not-announced' } }],
      ],
    },
    'posted-again': 'section',
    'not-posted-again': {
      in: 'section',
      with: ({ typed }) => [[{ kind: 'not-posted-again', why: typed.slice(0, 200) }]],
    },
    'came-too-late': {
      in: 'section',
      with: ({ typed }) => [
        [{ kind: 'came-too-late', titles: [typed] }],
        [{ kind: 'came-too-late', titles: [typed, typed] }],
      ],
    },
    'not-opened': {
      in: 'section',
      with: ({ command }) => [[{ kind: 'not-opened', command }], [{ kind: 'not-opened' }]],
    },
    'opening-postponed': {
      in: 'section',
      with: ({ command }) => [[{ kind: 'opening-postponed', command }]],
    },
    'opening-refused': {
      in: 'section',
      with: ({ error }) => [[{ kind: 'opening-refused', error }]],
    },
    'app-trouble': {
      in: 'section',
      with: ({ error }) =>
        (['token', 'scope', 'content'] as const).map(
          (trouble) => [{ kind: 'app-trouble', trouble, error }] as const,
        ),
    },
    'not-set-up': 'section',
    'went-wrong': 'section',
    'may-not-set': {
      in: 'section',
      with: () => [[{ kind: 'may-not-set', unsure: false }], [{ kind: 'may-not-set', unsure: true }]],
    },
    'no-settings-here': {
      in: 'section',
      with: ({ command }) => [[{ kind: 'no-settings-here', command: `${command} settings` }]],
    },
    'no-schedules-here': {
      in: 'section',
      with: ({ command }) => [[{ kind: 'no-schedules-here', command: `${command} schedule` }]],
    },
    'closed-now': { in: 'section', with: ({ typed }) => [[{ kind: 'closed-now', title: typed }]] },
    'nothing-to-close': { in: 'section', with: ({ many }) => [[{ kind: 'nothing-to-close', open: many }]] },
    'no-open-polls': {
      in: 'section',
      with: ({ bot }) =>
        (['here', 'outside', 'group'] as const).map((place) => [{ kind: 'no-open-polls', place, bot }]),
    },
  },
  privateLinks: { result: 'section', poll: 'section' },
  help: {
    heading: 'header',
    start: { in: 'section', with: ({ command }) => [[command]] },
    songs: { in: 'section', with: ({ command }) => [[command]] },
    shortcuts: 'section',
    vote: 'section',
    close: 'section',
    manage: 'section',
    list: { in: 'section', with: ({ command }) => [[command]] },
    settings: { in: 'section', with: ({ command }) => [[command]] },
    schedules: { in: 'section', with: ({ command }) => [[command]] },
    pool: { in: 'section', with: ({ command }) => [[command]] },
    drafts: { in: 'section', with: ({ command }) => [[command]] },
    help: { in: 'section', with: ({ command }) => [[command]] },
  },
  manifest: {
    ...{ description: 'app description', command: 'command description', usageHint: 'usage hint' },
    startSongPoll: { name: 'shortcut name', description: 'shortcut description' },
    pollTheseSongs: { name: 'shortcut name', description: 'shortcut description' },
    saveForPoll: { name: 'shortcut name', description: 'shortcut description' },
  },
  schedule: scheduleSamples,
  scheduleNotices: scheduleNoticeSamples,
  scheduleErrors: scheduleErrorSamples,
  sentence: { in: 'section', with: ({ song }) => [[song]] },
  stageMark: { in: 'context', with: ({ stage }) => [[stage]] },
};
