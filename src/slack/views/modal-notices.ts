// The lines at the top of the modal that tell how the last search or click went. The modal stays usable under each.

import type { KnownBlock, MrkdwnElement, PlainTextElement } from '@slack/types';
import { plainText } from '../kit/message.ts';
import type { Notice } from '../words/notices.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';

/** More than this at once would push the results out of sight. */
const mostNotices = 5;

/** In the order to be read; at most five are shown. */
export function noticeBlocks(words: Words, notices: readonly Notice[]): KnownBlock[] {
  return notices.slice(0, mostNotices).map((notice) => {
    const text = noticeText(words, notice);
    return isGoodNews(notice) ? { type: 'context', elements: [text] } : { type: 'section', text };
  });
}

/** The notice as a text of one line. Only a line with a moment or a channel is mrkdwn, and that one holds none of a person's words. */
export function noticeText(words: Words, notice: Notice): PlainTextElement | MrkdwnElement {
  const sentence = sentenceOf(words.notices, notice);
  const text = isGoodNews(notice) ? sentence : `⚠️ ${sentence}`;
  const hasMoment = notice.kind === 'search-failed' && notice.retryAt !== undefined;
  const hasChannel = notice.kind === 'draft-resumed' && notice.channel !== undefined;
  return hasMoment || hasChannel ? { type: 'mrkdwn', text } : plainText(text);
}

/** Good news and reminders are small and grey; what went wrong is as large as other text. */
const goodNews: ReadonlySet<Notice['kind']> = new Set([
  'added',
  'filled',
  'draft-resumed',
  'looking-up',
  'finding-songs',
]);

const isGoodNews = ({ kind }: Notice) => goodNews.has(kind);
