import { describe, expect, it } from 'vitest';
import { noticeText } from '../../../src/slack/views/modal-notices.ts';
import { english } from '../../../src/slack/words/english/english.ts';
import type { Notice } from '../../../src/slack/words/notices.ts';

const says = (notice: Notice) => noticeText(english, notice).text;

describe('when Spotify cannot be searched', () => {
  it.each([
    { reason: 'slow' as const, sentence: '⚠️ Spotify did not answer in time. Please try again.' },
    {
      reason: 'down' as const,
      sentence: '⚠️ Spotify cannot be reached at the moment. Please try again in a minute.',
    },
    {
      reason: 'over-quota' as const,
      sentence: '⚠️ Spotify takes no more searches from this app for now. Please try again later.',
    },
    {
      reason: 'refused' as const,
      sentence:
        '⚠️ Spotify refuses searches: the Premium subscription behind this app has ended. Please tell who runs the app.',
    },
    {
      reason: 'misconfigured' as const,
      sentence: '⚠️ This app is not set up for Spotify correctly. Please tell who runs the app.',
    },
  ])('because it is $reason, the modal says so in a line', ({ reason, sentence }) => {
    expect(noticeText(english, { kind: 'search-failed', reason })).toEqual({
      type: 'plain_text',
      text: sentence,
      emoji: false,
    });
  });

  it('tells in the reader’s own time when to try again, where that is known', () => {
    expect(
      noticeText(english, {
        kind: 'search-failed',
        reason: 'over-quota',
        retryAt: Date.UTC(2026, 10, 21, 14),
      }),
    ).toEqual({
      type: 'mrkdwn',
      text: '⚠️ Spotify takes no more searches from this app for now. <!date^1795269600^It should work again {date_short_pretty} at {time}|It should work again 2026-11-21 14:00 UTC>.',
    });
  });
});

describe('a notice', () => {
  it.each<{ notice: Notice; sentence: string }>([
    {
      notice: { kind: 'nothing-found', query: '<!channel>' },
      sentence: '⚠️ No songs found for “<!channel>”.',
    },
    { notice: { kind: 'added', titles: ['Alpha'] }, sentence: 'Added “Alpha”.' },
    { notice: { kind: 'added', titles: ['Alpha', 'Beta'] }, sentence: 'Added 2 songs.' },
    { notice: { kind: 'picked-before', title: 'Alpha' }, sentence: '⚠️ “Alpha” is among your songs already.' },
    { notice: { kind: 'full' }, sentence: '⚠️ A poll has at most 10 songs. Remove one to make room.' },
    {
      notice: { kind: 'full', leftOut: 1 },
      sentence: '⚠️ A poll has at most 10 songs. 1 song was left out. Remove one to make room.',
    },
    {
      notice: { kind: 'unsupported-link', what: 'artist' },
      sentence: '⚠️ That link leads to an artist. Paste links to songs or an album.',
    },
    {
      notice: { kind: 'too-many-links', read: 20 },
      sentence: '⚠️ Only the first 20 links were read. Paste the others again.',
    },
    {
      notice: { kind: 'draft-resumed' },
      sentence: 'You are continuing your draft. Start over at the bottom clears it.',
    },
  ])('of kind $notice.kind says "$sentence"', ({ notice, sentence }) => {
    expect(noticeText(english, notice)).toMatchObject({ type: 'plain_text', text: sentence });
  });

  it('says why a playlist cannot be read', () => {
    expect(says({ kind: 'playlist-unreadable' })).toContain(
      'since 2026 Spotify shows apps only the playlists of their own user',
    );
  });
});
