// A poll that is being put together in the modal: which songs are picked, and what else its starter has set.

import { mostSongs } from './poll.ts';
import { areSameChoices, type Choices, defaultChoices } from './settings.ts';
import { isSameRecording, type Song } from './song.ts';

/** What a person fills in beside the songs. */
export interface Settings extends Choices {
  /** As typed; empty when nothing is. */
  readonly title: string;
  /** Slack's id of the conversation to post in; absent until chosen. */
  readonly channel?: string;
  /** When voting ends, where that is at a date and time: milliseconds since 1970. */
  readonly endsAt?: number;
  /** After how many voters the poll closes, where it closes early. */
  readonly enoughVoters?: number;
}

export const defaultSettings: Settings = { title: '', ...defaultChoices };

/** The songs found by the last search, of which the modal shows one page. */
export interface Findings {
  /** The words searched for, or what was pasted. */
  readonly query: string;
  /** All that was fetched so far, in the catalogue's order, without twins. */
  readonly songs: readonly Song[];
  /** The page shown; 0 is the first. */
  readonly page: number;
  /** Where the catalogue goes on; absent when it has no more. */
  readonly nextOffset?: number;
  /** The catalogue has more than a draft keeps. */
  readonly isCut?: true;
}

/** What goes on in the search field; what follows from it is decided in searching.ts. */
export interface Searching {
  /** Counts the searches begun: of several under way the last one wins. */
  readonly begun: number;
  /** When the last one was, by Slack's clock, in milliseconds since 1970; absent where that is not known. */
  readonly begunAt?: number;
  /** Counts how often the field was emptied; each time it is another field for Slack. */
  readonly emptied: number;
  /** The words in the field that nobody has to be asked about when posting. */
  readonly settled?: SettledWords;
  /** Links that are being followed. */
  readonly underway?: readonly Lookup[];
  /** Addresses of links that could not be followed, to be tried again. */
  readonly left?: readonly string[];
}

export interface SettledWords {
  readonly words: string;
  /** Slack's id of the window in which they were searched for, or in which their person was asked. */
  readonly window: string;
}

export interface Lookup {
  readonly id: string;
  /** Addresses of the links. */
  readonly links: readonly string[];
  /** After that whoever follows them has died, in milliseconds since 1970. */
  readonly until: number;
}

/** A song that is picked for the poll. */
export interface PickedSong extends Song {
  /** It was drawn from the channel's pool: no two polls get it. */
  readonly fromPool?: true;
  /** It won in the channel lately, and its starter wants it all the same. */
  readonly anyway?: true;
}

export interface Draft {
  /** Becomes the poll's id, so that one draft can never be posted twice. */
  readonly id: string;
  readonly settings: Settings;
  readonly picks: readonly PickedSong[];
  /** What it began with, where that is not what holds by default: its starter's last choices in the channel. */
  readonly usual?: Choices;
  /** Whether the window shows the settings under "More options". */
  readonly showsMore?: boolean;
  readonly findings?: Findings;
  /** What goes on in the search field; absent until something was searched for. */
  readonly search?: Searching;
}

export type AddedSong =
  | { readonly kind: 'added'; readonly draft: Draft }
  | { readonly kind: 'picked-before'; readonly song: Song }
  | { readonly kind: 'full' };

/** How many findings a draft keeps: a draft is one item of the table, and every click writes it anew. */
export const mostFindings = 50;

/** How many findings a page of the modal shows. */
export const findingsPerPage = 5;

/** A draft with other findings, of which it keeps the first. */
export function withFindings(draft: Draft, { nextOffset, isCut, songs, ...findings }: Findings): Draft {
  const kept = songs.slice(0, mostFindings);
  const goesOn = nextOffset !== undefined && kept.length < mostFindings;
  const isMoreLeft = kept.length < songs.length || (nextOffset !== undefined && !goesOn);
  const ending: Pick<Findings, 'nextOffset' | 'isCut'> = {
    ...(goesOn && { nextOffset }),
    ...((isCut || isMoreLeft) && { isCut: true }),
  };
  return { ...draft, findings: { ...findings, songs: kept, ...ending } };
}

/** @param usual what its starter chose last, where that is known */
export function newDraft(id: string, settings: Partial<Settings> = {}, usual?: Choices): Draft {
  const begun = { id, settings: { ...defaultSettings, ...usual, ...settings }, picks: [] };
  return usual === undefined ? begun : { ...begun, usual };
}

/** Picks a song. Refused when the same recording is among the picks already, or when there is no room. */
export function addSong(draft: Draft, song: PickedSong): AddedSong {
  const twin = draft.picks.find((pick) => isSameRecording(pick, song));
  if (twin !== undefined) return { kind: 'picked-before', song: twin };
  if (draft.picks.length >= mostSongs) return { kind: 'full' };
  return { kind: 'added', draft: { ...draft, picks: [...draft.picks, song] } };
}

/** Takes a pick back; a song that is not picked changes nothing. */
export function removeSong(draft: Draft, songId: string): Draft {
  return { ...draft, picks: draft.picks.filter((pick) => pick.id !== songId) };
}

/** The draft with its further options unfolded, or folded again. */
export function toggleMore(draft: Draft): Draft {
  return { ...draft, showsMore: !draft.showsMore };
}

/** Whether there is nothing in a draft that anybody has put there. */
export function isUntouched({ picks, findings, search, settings, usual = defaultChoices }: Draft): boolean {
  const hasDefaults =
    settings.channel === undefined && settings.title === '' && areSameChoices(settings, usual);
  const hasLinksLeft = search?.left !== undefined;
  return picks.length === 0 && findings === undefined && !hasLinksLeft && hasDefaults;
}

/** The findings on the page that is shown. */
export function shownFindings(findings: Findings): readonly Song[] {
  return findings.songs.slice(findings.page * findingsPerPage, (findings.page + 1) * findingsPerPage);
}

/** Whether there is a page after the one that is shown, fetched or still at the catalogue. */
export function hasMoreFindings(findings: Findings): boolean {
  const isMoreFetched = findings.songs.length > (findings.page + 1) * findingsPerPage;
  return isMoreFetched || findings.nextOffset !== undefined;
}
