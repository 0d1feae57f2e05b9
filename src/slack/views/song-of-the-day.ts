// The message of a song that a schedule posts without a vote: with its cover, who has suggested it, and why.

import type { AnyBlock } from '@slack/types';
import type { Entry } from '../../rules/pool/entry.ts';
import type { FromSchedule } from '../../rules/schedule/origin.ts';
import { fittingBlocks, fittingText, type Room } from '../kit/fitting.ts';
import { mostInHeader } from '../kit/limits.ts';
import type { Message } from '../kit/message.ts';
import { asTyped, mrkdwnContext } from '../kit/mrkdwn.ts';
import { cutForField, escapeMrkdwn, shortInline } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { attribution } from './attribution.ts';
import { lineWithCover, markBehind, titleAndArtists } from './song-row.ts';
import { details, songByArtists } from './song-text.ts';

export interface SongOfTheDay {
  readonly entry: Entry;
  /** Whose song it is; undefined where Slack does not tell. */
  readonly by: string | undefined;
  /** As its owner has titled the schedule; empty where that has none. */
  readonly title: string;
  readonly from: FromSchedule;
  readonly marksExplicit: boolean;
}

/** A note is shown whole where there is room. */
const noteLength = 200;

/** @param words in the language of the schedule's owner */
export function songOfTheDayMessage(words: Words, posted: SongOfTheDay): Message {
  const { song } = posted.entry;
  const title = posted.title === '' ? words.schedule.names.song : posted.title;
  return {
    text: fittingText((room) =>
      escapeMrkdwn(
        words.schedule.song.text(shortInline(title, mostInHeader), songByArtists(words, song, room)),
      ),
    ),
    blocks: fittingBlocks((room) => [
      { type: 'header', text: { type: 'plain_text', text: cutForField(title, mostInHeader), emoji: true } },
      songBlock(words, posted, room),
      mrkdwnContext(
        [...attribution(words, [song]), asTyped(words.schedule.from(posted.from.timetable))].join(' · '),
      ),
    ]),
  };
}

/** By name: a mention would notify them each time. */
function songBlock(words: Words, { entry, by = '', marksExplicit }: SongOfTheDay, room: Room): AnyBlock {
  const { song, supporters } = entry;
  const [{ note = '' }] = supporters;
  const lines = [
    `🎵 ${titleAndArtists(words, song, room)}${markBehind(words, { marksExplicit }, song)}`,
    asTyped(details(words, song, room)),
    asTyped(words.schedule.song.suggestedBy(shortInline(by, room.name, words.pollMessage.somebody))),
    ...(note === '' ? [] : [`“${asTyped(shortInline(note, noteLength))}”`]),
  ];
  return lineWithCover(words, song, { text: lines.join('\n'), room });
}
