// What came of saving songs, and of clicks in a pool, as lines of a message or a window.

import type { KnownBlock } from '@slack/types';
import { plainContext, plainSection } from '../kit/message.ts';
import type { PoolNotice } from '../words/pool.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';

const goodNews: ReadonlySet<PoolNotice['kind']> = new Set([
  'saved',
  'supported',
  'saved-before',
  'changed',
  'in-a-poll',
  'kept-links',
  'taken-back',
  'links-taken-back',
  'removed',
  'note-saved',
  'looking',
]);

export const isGoodPoolNews = ({ kind }: PoolNotice): boolean => goodNews.has(kind);

/** The sentence, with a sign before what did not work. */
export function poolLine(words: Words, notice: PoolNotice): string {
  const sentence = sentenceOf(words.poolNotices, notice);
  return isGoodPoolNews(notice) ? sentence : `⚠️ ${sentence}`;
}

/** In a window: good news is small and grey; what did not work is as large as other text. */
export function poolNoticeBlocks(words: Words, notices: readonly PoolNotice[]): KnownBlock[] {
  return notices.map((notice) => {
    const line = poolLine(words, notice);
    return isGoodPoolNews(notice) ? plainContext(line) : plainSection(line);
  });
}
