// Songs that people add to polls and take back: none is lost, none is there twice, nobody has more than they may, and what
// people are told of them is true.

import { addedBy, songsIn } from '../../../src/rules/poll/editing.ts';
import { mostSongs } from '../../../src/rules/poll/poll.ts';
import { withoutTwins } from '../../../src/rules/poll/song.ts';
import { clockTime } from '../world/chronicle.ts';
import type { PollEvidence, PollInvariants } from './evidence.ts';
import type { SongsThen } from './song-history.ts';

export const addingInvariants: PollInvariants = {
  'a song that came into a poll stays on its place': songsStay,
  'a poll holds ten songs at the most, and none twice': songsAreFew,
  'nobody has more songs in a poll than it lets them add': limitsHold,
  'who is told that a song is in the poll has it there': inAsTold,
  'who is told that a song is out of the poll is told what is true': outAsTold,
};

/** It is taken out by a mark, which stays. */
function songsStay({ songHistory }: PollEvidence): readonly string[] {
  const posted = songHistory.filter(({ isPosted }) => isPosted);
  return posted.slice(1).flatMap(({ songs, at }, before) =>
    (posted[before]?.songs ?? []).flatMap((song, number) => {
      const now = songs[number];
      const isBack = song.isRemoved === true && now?.isRemoved !== true;
      return now?.id === song.id && now.addedBy === song.addedBy && !isBack
        ? []
        : [`${song.title} was gone, or back, at ${clockTime(at)}`];
    }),
  );
}

function songsAreFew({ songHistory }: PollEvidence): readonly string[] {
  return songHistory.flatMap((then) => {
    const present = songsIn(then).map(({ song }) => song);
    const isTwice = withoutTwins(present).length < present.length;
    return present.length > mostSongs || isTwice
      ? [`${present.map(({ title }) => title).join(', ')} at ${clockTime(then.at)}`]
      : [];
  });
}

/** Neither its owners, whoever that was when, nor those who moderate its channel are held to it. */
function limitsHold({ songHistory, adders, moderators, names }: PollEvidence): readonly string[] {
  const free = new Set([...moderators, ...songHistory.map(({ owner }) => owner)]);
  return songHistory.flatMap((then) => {
    const { adding } = then;
    if (typeof adding !== 'number') return [];
    return [...adders].flatMap(([key, person]) => {
      const own = addedBy(then, key).length;
      return own > adding && !free.has(person)
        ? [`${names.get(person)} has ${own} at ${clockTime(then.at)}, it lets everybody add ${adding}`]
        : [];
    });
  });
}

function inAsTold(evidence: PollEvidence): readonly string[] {
  return toldOf(evidence, 'in', (then, { title, key }) =>
    then.songs.some((song) => song.title === title && song.addedBy === key),
  );
}

function outAsTold(evidence: PollEvidence): readonly string[] {
  return toldOf(evidence, 'out', (then, { title, key }) =>
    then.songs.some((song) => song.title === title && song.addedBy === key && song.isRemoved === true),
  );
}

interface Claimed {
  readonly title: string;
  /** Under which their person adds songs. */
  readonly key: string | undefined;
}

/** What was told and never was true until then. */
function toldOf(
  { songHistory, songsTold, adders, names }: PollEvidence,
  kind: 'in' | 'out',
  isTrue: (then: SongsThen, claimed: Claimed) => boolean,
): readonly string[] {
  return songsTold
    .filter((told) => told.kind === kind)
    .flatMap(({ person, title, at }) => {
      const key = [...adders].find(([, adder]) => adder === person)?.[0];
      const until = songHistory.filter((then) => then.at <= at);
      return until.some((then) => isTrue(then, { title, key }))
        ? []
        : [`${names.get(person)} was told so of ${title} at ${clockTime(at)}`];
    });
}
