// Every name by which Slack tells us what a person touched, and what our buttons carry.
// Whatever comes back is checked here: a forged or foreign value decodes to undefined.

import * as v from 'valibot';
import { boxNumbers } from '../../rules/poll/ballot-box.ts';
import { type DetailName, isSetting, type SettingName, storedName } from '../../rules/poll/settings.ts';
import type { ShownClicks } from '../../rules/poll/shown-clicks.ts';

/** The slash command; a stage may add a suffix: `/songpoll-dev`. */
export const commandName = '/songpoll';
export const commandPattern = /^\/songpoll(?:-[a-z0-9-]+)?$/u;

export const callbackIds = {
  pollModal: 'song-poll',
  /** The window in which songs are added to a poll. */
  adding: 'add-song-to-poll',
  /** What admins set for a channel. */
  channelSettings: 'channel-settings',
  /** The window in which a poll is managed, and those on top of it. */
  manage: 'manage-poll',
  removing: 'remove-songs-from-poll',
  handOver: 'hand-over-poll',
  /** The shortcut of a message. */
  pollTheseSongs: 'poll_these_songs',
  /** Another one of a message: its songs go into the pool. */
  saveForPoll: 'save_for_poll',
  pool: 'song-pool',
  suggest: 'suggest-song',
  songNote: 'note-on-song',
  /** The list of a channel's schedules, and the window in which one is set up or changed. */
  schedules: 'schedules',
  schedule: 'schedule',
  /** The shortcut of the workspace. */
  startSongPoll: 'start_song_poll',
} as const;

export const actionIds = {
  vote: 'vote',
  /** Under a private word: gives a vote once more that was taken back. */
  voteAgain: 'vote-again',
  /** On the poll's message: tells somebody in private where their votes are. */
  myVotes: 'my-votes',
  /** In that private word: removes one of them. */
  removeVote: 'remove-vote',
  closePoll: 'close-poll',
  /** In a private list of polls. */
  closeListed: 'close-listed',
  postAgain: 'post-again',
  /** Under the announcement: decide a tie, or open a poll in which nobody voted again. */
  runOff: 'run-off',
  coinToss: 'coin-toss',
  anotherHour: 'another-hour',
  search: 'search',
  addSong: 'add-song',
  removeSong: 'remove-song',
  /** A button with a web address; Slack still tells us of the press, and wants an acknowledgement. */
  openSong: 'open-song',
  moreResults: 'more-results',
  previousResults: 'previous-results',
  /** Follows the links that could not be followed before. */
  lookUp: 'look-up',
  startOver: 'start-over',
  moreOptions: 'more-options',
  /** On the poll's message: opens the window in which anyone adds a song to it. The others are in that window. */
  openAdding: 'open-adding',
  searchToAdd: 'search-to-add',
  addToPoll: 'add-to-poll',
  /** Stands where Add stood once the song is in the poll, and says so again. */
  inPoll: 'in-poll',
  takeBack: 'take-back',
  /** The same in the private word of My votes. */
  takeBackOwn: 'take-back-own',
  voteInWindow: 'vote-in-window',
  nextToAdd: 'next-to-add',
  previousToAdd: 'previous-to-add',
  /** On the poll's message: opens the window in which it is managed. The others are in that window, or on top of it. */
  openManage: 'open-manage',
  manageTitle: 'manage-title',
  manageEnds: 'manage-ends',
  manageEndsAt: 'manage-ends-at',
  manageShown: 'manage-shown',
  manageAdding: 'manage-adding',
  manageClosers: 'manage-closers',
  manageAddSong: 'manage-add-song',
  manageRemoveSong: 'manage-remove-song',
  removeFromPoll: 'remove-from-poll',
  manageHandOver: 'manage-hand-over',
  newOwner: 'new-owner',
  postCopy: 'post-copy',
  deletePoll: 'delete-poll',
  /** In the window of a poll: takes the next songs of the channel's pool. */
  fillFromPool: 'fill-from-pool',
  /** Takes songs into a poll that won in its channel lately. */
  addAnyway: 'add-anyway',
  addAnywayToPoll: 'add-anyway-to-poll',
  /** In the list of a pool. */
  wantSaved: 'want-saved',
  takeBackSaved: 'take-back-saved',
  removeSaved: 'remove-saved',
  tickSaved: 'tick-saved',
  nextInPool: 'next-in-pool',
  previousInPool: 'previous-in-pool',
  /** Under the private word that songs are saved. */
  urgentNow: 'urgent-now',
  urgentSoon: 'urgent-soon',
  urgentSomeday: 'urgent-someday',
  undoSaved: 'undo-saved',
  addNote: 'add-note',
  saveAnyway: 'save-anyway',
  saveSongAnyway: 'save-song-anyway',
  note: 'note',
  /** In the window in which songs are suggested. */
  searchToSave: 'search-to-save',
  saveSong: 'save-song',
  /** Stands where Save stood, and says so again. */
  songIsSaved: 'song-is-saved',
  nextToSave: 'next-to-save',
  previousToSave: 'previous-to-save',
  urgency: 'urgency',
  /** In the list of schedules. */
  newSchedule: 'new-schedule',
  skipNext: 'skip-next',
  pauseSchedule: 'pause-schedule',
  resumeSchedule: 'resume-schedule',
  editSchedule: 'edit-schedule',
  runSchedule: 'run-schedule',
  stopSchedule: 'stop-schedule',
  /** Under Manage. */
  stopThisSchedule: 'stop-this-schedule',
  title: 'title',
  channel: 'channel',
  endsAt: 'ends-at',
  enoughVoters: 'enough-voters',
} as const;

/** The inputs of the modal; each has one block, which holds the element with the action id of the same name. */
export type InputName = 'title' | 'search' | 'channel' | DetailName | SettingName;

/** `votesPerPerson` is `votes-per-person`. */
export function settingActionId(name: SettingName): string {
  return storedName(name).replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

export function inputActionId(input: InputName): string {
  return isSetting(input) ? settingActionId(input) : actionIds[input];
}

/**
 * The block of an input. It stays the same while one draft is edited, because Slack keeps what is typed only
 * then, and is another one for another draft, because only a new block comes up empty.
 * @param emptied how often the input was to come up empty since
 */
export function inputBlockId(input: InputName, draftId: string, emptied = 0): string {
  return [inputActionId(input), draftId, ...(emptied > 0 ? [emptied] : [])].join(':');
}

/** Places in the modal where a song can stand; the same song may stand in both. */
export type SongPlace = 'result' | 'pick';

/** A block beside or under a song in the modal, unique by its place there. */
export function songBlockId(place: SongPlace, songId: string, part: 'song' | 'details' | 'buttons'): string {
  return `${place}:${part}:${songId}`;
}

/** The search field of the window in which songs are added to a poll. @param emptied as for `inputBlockId` */
export function addingSearchBlockId(pollId: string, emptied: number): string {
  return [actionIds.searchToAdd, pollId, emptied].join(':');
}

export type ManageInput = 'title' | 'ends' | 'endsAt' | 'votesShown' | 'adding' | 'closers';

const manageActions: Readonly<Record<ManageInput, string>> = {
  title: actionIds.manageTitle,
  ends: actionIds.manageEnds,
  endsAt: actionIds.manageEndsAt,
  votesShown: actionIds.manageShown,
  adding: actionIds.manageAdding,
  closers: actionIds.manageClosers,
};

export function manageActionId(input: ManageInput): string {
  return manageActions[input];
}

/** The block of an input of the window in which a poll is managed: another one once the poll was read anew into it. */
export function manageBlockId(input: ManageInput, pollId: string, edition: number): string {
  return [manageActions[input], pollId, edition].join(':');
}

/** The same of the window in which songs are suggested. */
export function suggestingSearchBlockId(emptied: number): string {
  return [actionIds.searchToSave, emptied].join(':');
}

export const pollIdPattern = /^[A-Za-z0-9_-]{8,64}$/;
/** Slack names a conversation of several people so: `mpdm-ann--bo--cy-1`. */
export const isGroupMessage = (channelName: string | undefined): boolean =>
  channelName?.startsWith('mpdm-') ?? false;

/** Channels, direct messages and groups. */
export const conversationIdPattern = /^[CDG][A-Za-z0-9_-]{1,63}$/;
export const songIdPattern = /^[A-Za-z0-9_-]{1,64}$/;
/** Slack's name for a message in its channel: seconds and a serial number. */
export const messageTsPattern = /^\d{1,12}\.\d{1,9}$/u;

const pollId = v.pipe(v.string(), v.regex(pollIdPattern));
const messageTs = v.pipe(v.string(), v.regex(messageTsPattern));
const songNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99));

const recordingKey = v.pipe(v.string(), v.regex(/^[IT]:[A-Za-z0-9_-]{1,64}$/u));

const voteValue = jsonOf(v.strictObject({ pollId, song: songNumber }));
const voteAgainValue = jsonOf(v.strictObject({ pollId, song: songNumber, message: messageTs }));
const closeValue = jsonOf(v.strictObject({ pollId }));
const songValue = v.pipe(v.string(), v.regex(songIdPattern));

/** What a vote button carries: the poll, and the song's number in it. */
export interface VoteValue {
  readonly pollId: string;
  readonly song: number;
}

export function encodeVote(vote: VoteValue): string {
  return JSON.stringify({ pollId: vote.pollId, song: vote.song });
}

export function decodeVote(value: unknown): VoteValue | undefined {
  return checked(voteValue, value);
}

/** What a button carries that gives or removes a vote from elsewhere: also the `ts` of the poll's message. */
export interface VoteAgainValue extends VoteValue {
  readonly message: string;
}

export function encodeVoteAgain({ pollId, song, message }: VoteAgainValue): string {
  return JSON.stringify({ pollId, song, message });
}

export function decodeVoteAgain(value: unknown): VoteAgainValue | undefined {
  return checked(voteAgainValue, value);
}

/** What a button of the whole poll carries, such as Close. */
export function encodeClose(id: string): string {
  return JSON.stringify({ pollId: id });
}

/** The id of the poll that such a button is for. */
export function decodeClose(value: unknown): string | undefined {
  return checked(closeValue, value)?.pollId;
}

const songIds = jsonOf(v.pipe(v.array(songValue), v.maxLength(10)));

/** What Add anyway carries: the catalogue's ids of at most ten songs. */
export const encodeSongIds = (ids: readonly string[]): string => JSON.stringify(ids.slice(0, 10));

export function decodeSongIds(value: unknown): readonly string[] | undefined {
  return checked(songIds, value);
}

/** The id of the song that an Add or Remove button of the modal carries; the draft is in the private metadata. */
export function decodeSongId(value: unknown): string | undefined {
  return checked(songValue, value);
}

/** Names of recordings in a pool: `recordingKeys` in rules/pool/entry.ts. Undefined for anything else. */
export function decodeRecordingKey(value: unknown): string | undefined {
  return checked(recordingKey, value);
}

/** What the buttons under a private word carry that songs are saved. */
export interface SavedValue {
  /** Slack's id of the conversation whose pool it is. */
  readonly channel: string;
  /** Of the songs that were saved by it. */
  readonly keys: readonly string[];
  /** Of songs that their person had saved before: there is nothing to undo. */
  readonly again?: readonly string[] | undefined;
  /** The catalogue's ids of songs that are still to be looked up. */
  readonly links?: readonly string[] | undefined;
}

const mostSaved = 10;
const savedValue = v.pipe(
  v.string(),
  v.maxLength(2_000),
  v.parseJson(),
  v.strictObject({
    channel: v.pipe(v.string(), v.regex(conversationIdPattern)),
    keys: v.pipe(v.array(recordingKey), v.maxLength(mostSaved)),
    again: v.optional(v.pipe(v.array(recordingKey), v.maxLength(mostSaved))),
    links: v.optional(v.pipe(v.array(songValue), v.maxLength(mostSaved))),
  }),
);

export function encodeSaved({ channel, keys, again = [], links = [] }: SavedValue): string {
  return JSON.stringify({
    ...{ channel, keys },
    ...(again.length > 0 && { again }),
    ...(links.length > 0 && { links }),
  });
}

export function decodeSaved(value: unknown): SavedValue | undefined {
  return checked(savedValue, value);
}

/** What the buttons of a listed schedule carry. */
export interface ScheduleValue {
  readonly id: string;
  /** The name of the occurrence that was next when the list was shown. */
  readonly next?: string | undefined;
}

const scheduleValue = jsonOf(
  v.strictObject({ id: pollId, next: v.optional(v.pipe(v.string(), v.regex(/^[\d:T-]{16}$/u))) }),
);

export function encodeScheduleValue({ id, next }: ScheduleValue): string {
  return JSON.stringify({ id, ...(next !== undefined && { next }) });
}

export function decodeScheduleValue(value: unknown): ScheduleValue | undefined {
  return checked(scheduleValue, value);
}

const shownClicksName = 'clicks';

/**
 * The block that tells up to which clicks a poll's message shows them. Slack gives it back with every click in the message
 * as it was on the screen.
 */
export function shownClicksBlockId(shown: ShownClicks): string {
  return [shownClicksName, ...boxNumbers.map((box) => shown[box]?.toString(36) ?? '')].join(':');
}

/** Undefined for every other block. */
export function decodeShownClicks(blockId: unknown): ShownClicks | undefined {
  const [name, ...times] = typeof blockId === 'string' ? blockId.split(':') : [];
  const isOurs = name === shownClicksName && times.length === boxNumbers.length;
  if (!isOurs || !times.every((time) => /^[0-9a-z]{0,9}$/u.test(time))) return undefined;
  return times.map((time) => (time === '' ? undefined : Number.parseInt(time, 36)));
}

function jsonOf<Schema extends v.GenericSchema>(schema: Schema) {
  return v.pipe(v.string(), v.maxLength(400), v.parseJson(), schema);
}

function checked<Schema extends v.GenericSchema>(schema: Schema, value: unknown) {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}
