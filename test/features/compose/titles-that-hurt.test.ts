import { expect, test } from 'vitest';
import { asShown } from '../../slack/as-shown.ts';
import { titlesThatHurt, wireId, wireTrack } from '../../songs/spotify/spotify-wire.ts';
import { startWorld } from '../../world.ts';
import { searches } from './at-the-modal.ts';

const links = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `spotify:track:${wireId('track', from + at)}`).join(' ');

/** As it looks: without what nobody sees, such as the fences around right-to-left text. */
const plain = asShown;

const [mentions, marks, , , rightToLeft, long] = titlesThatHurt;

test.each([`${mentions} ${marks} ${rightToLeft}`, long])(
  'is text from the modal to the winner, and notifies nobody: %s',
  async (title) => {
    const world = await startWorld();
    const { ann, bo, slack, music } = world;
    await ann.types('/songpoll', { in: music });
    await searches(ann, links(101, titlesThatHurt.length));
    await ann.fills('Title', title);
    await ann.submits();
    await world.settle();
    const [poll] = slack.messagesIn(music);
    if (poll === undefined) throw new Error('No poll');
    expect(plain(slack.textOf(poll))).toContain(title.slice(0, 140).trimEnd());
    for (const song of titlesThatHurt)
      expect(plain(slack.textOf(poll))).toContain(song.slice(0, 75).trimEnd());

    await bo.presses('Vote', { in: poll, beside: '2. ' });
    await world.settle();
    await ann.presses('Close poll', { in: poll });
    await world.settle();
    const [, winner] = slack.messagesIn(music);
    if (winner === undefined) throw new Error('No winner');
    expect(plain(slack.textOf(winner))).toContain(title.slice(0, 95).trimEnd());
    expect([...slack.problems, ...slack.mentions, ...slack.failures]).toEqual([]);
  },
);

test.each([
  ['ampersands', '&'],
  ['emoji', '👩‍👩‍👧‍👦'],
])(
  'ten songs whose every text is 300 units of %s fit in the modal, the poll and the result',
  async (_what, sign) => {
    const world = await startWorld();
    const { ann, slack, music } = world;
    const long = sign.repeat(300 / sign.length);
    const fields = (at: number) => ({
      artists: [{ name: `${at} ${long}` }],
      album: { name: long, images: [{ url: `https://i.scdn.co/image/${'a'.repeat(40)}`, width: 300 }] },
    });
    world.wire.tracks.push(
      ...Array.from({ length: 10 }, (_, at) => wireTrack(600 + at, `${at} ${long}`, fields(at))),
    );
    await ann.types(`/songpoll ${long}`, { in: music });
    await searches(ann, long.slice(0, 150));
    await searches(ann, links(600, 10));
    await ann.submits();
    await world.settle();
    const [poll] = slack.messagesIn(music);
    if (poll === undefined) throw new Error('No poll');
    await ann.presses('Close poll', { in: poll });
    await world.settle();
    expect(slack.messagesIn(music)).toHaveLength(2);
    expect([...slack.problems, ...slack.mentions, ...slack.failures]).toEqual([]);
  },
);
