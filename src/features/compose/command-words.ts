// What was typed behind the command: one word alone that says what to do, or a poll to begin with, as in
// `Title | song or link | song or link`.

import { mostSongs } from '../../rules/poll/poll.ts';
import { oneLine, titleFrom, unescaped } from '../../slack/kit/text.ts';
import { findLinks, type Link, splitLinks } from '../../songs/links.ts';

/** What the command does besides starting a poll. */
export const subCommands = [
  'help',
  'list',
  'close',
  'settings',
  'pool',
  'suggest',
  'schedule',
  'schedules',
] as const;
export type SubCommand = (typeof subCommands)[number];

/** A poll as it was begun in the command. */
export interface Begun {
  /** Empty when none was typed. */
  readonly title: string;
  /** What leads to its songs, in their order, each once. */
  readonly links: readonly Link[];
  /** How many songs were named behind bars. */
  readonly named: number;
  /** The songs for which there is no room, as they were typed. */
  readonly leftOut: readonly string[];
  /** All of it, on one line. */
  readonly text: string;
}

export type Typed =
  | { readonly kind: SubCommand }
  /** What stands behind `suggest`: a song, or links to some. */
  | { readonly kind: 'suggest-at-once'; readonly text: string }
  | { readonly kind: 'poll'; readonly begun: Begun };

/** @param text as Slack delivers it. Of a longer text such a word is a part like any other: "Close encounters". */
export function readCommand(text = ''): Typed {
  const word = text.trim().toLowerCase();
  const kind = subCommands.find((command) => command === word);
  if (kind !== undefined) return { kind };
  const [, suggested] = /^\s*suggest\s+(\S[^|]*)$/iu.exec(withoutLabels(text)) ?? [];
  if (suggested !== undefined) return { kind: 'suggest-at-once', text: unescaped(suggested) };
  return { kind: 'poll', begun: readPoll(unescaped(text)) };
}

function readPoll(typed: string): Begun {
  const [first = '', ...named] = partsOf(typed);
  const { links, title } = readFirst(first);
  const songs = distinct(named.filter((part) => oneLine(part) !== '').flatMap(readSong));
  const taken = songs.slice(0, Math.max(0, mostSongs - links.length));
  const leftOut = songs.slice(taken.length).map((song) => song.text);
  return {
    title: titleFrom(title),
    links: [...links, ...taken.map((song) => song.link)],
    named: taken.length,
    leftOut: [...new Set(leftOut)],
    text: oneLine(typed),
  };
}

/** A link as Slack wraps it: `<address|label>`. */
const wrapped = /<((?:https?|spotify):[^<>|\s]+)\|[^<>|]*>/giu;

const withoutLabels = (text: string): string => text.replace(wrapped, '<$1>');

/** Parts are parted by bars; the one in a link that Slack has wrapped is none of those. */
function partsOf(typed: string): readonly string[] {
  const parted = typed.replace(wrapped, (link) => link.replace('|', bar)).split('|');
  return parted.map((part) => part.replaceAll(bar, '|'));
}

/** Stands for a bar that is to stay. */
const bar = '\u0000';

/** Links are followed and are no title, but for a title that names another site. */
function readFirst(typed: string): { readonly links: readonly Link[]; readonly title: string } {
  const { links, words } = splitLinks(typed);
  const isTitle = words !== '' && links.every(({ kind }) => kind === 'other-site');
  return isTitle ? { links: [], title: typed } : { links, title: words };
}

interface NamedSong {
  readonly link: Link;
  readonly text: string;
}

/** Who gives a link means what is behind it, whatever words are beside it. */
function readSong(part: string): readonly NamedSong[] {
  const text = oneLine(part);
  const links = findLinks(part).filter(({ kind }) => kind !== 'other-site');
  if (links.length > 0) return links.map((link) => ({ link, text }));
  const { links: elsewhere, words } = splitLinks(part);
  // An address of another site alone is told to be one.
  const [site] = words === '' ? elsewhere : [];
  return [{ link: site ?? { kind: 'search', words: text }, text }];
}

function distinct(songs: readonly NamedSong[]): readonly NamedSong[] {
  const keyOf = ({ link }: NamedSong) =>
    link.kind === 'search' ? link.words.toLowerCase() : JSON.stringify(link);
  const told = new Map<string, NamedSong>();
  for (const song of songs) if (!told.has(keyOf(song))) told.set(keyOf(song), song);
  return [...told.values()];
}
