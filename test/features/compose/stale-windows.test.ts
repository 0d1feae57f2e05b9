import { describe, expect, test } from 'vitest';
import { wireId } from '../../songs/spotify/spotify-wire.ts';
import {
  forges,
  modalOf,
  noticesIn,
  opensOnAnotherDevice,
  picksIn,
  searches,
  startDraft,
  switchesDevice,
} from './at-the-modal.ts';

describe('two windows', () => {
  test('one that shows other songs than are picked by now shows them first', async () => {
    const world = await startDraft();
    const { ann, polls, slack } = world;
    await opensOnAnotherDevice(world, ann);
    await ann.presses('Remove', { beside: '1. Summer Song 1' });
    await searches(ann, `spotify:track:${wireId('track', 7)}`);
    switchesDevice(world, ann);
    await ann.submits();
    expect(polls()).toEqual([]);
    expect(noticesIn(ann)).toEqual([expect.stringContaining('changed in another window')]);
    expect(picksIn(ann)).toEqual(['Summer Song 2', 'Summer Song 7']);
    await ann.submits();
    expect(polls()).toHaveLength(1);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('one from before Start over shows that all is gone', async () => {
    const world = await startDraft();
    const { ann, polls } = world;
    await opensOnAnotherDevice(world, ann);
    await ann.presses('Start over');
    switchesDevice(world, ann);
    await ann.submits();
    expect(polls()).toEqual([]);
    expect(picksIn(ann)).toEqual([]);
  });

  test('one left open after posting closes without posting the same again', async () => {
    const world = await startDraft();
    const { ann, polls } = world;
    await opensOnAnotherDevice(world, ann);
    await ann.submits();
    expect(polls()).toHaveLength(1);
    await ann.submits();
    expect(polls()).toHaveLength(1);
    expect(ann.modal).toBeUndefined();
  });

  test('one left open after posting begins another draft, which can be posted', async () => {
    const world = await startDraft();
    const { ann, polls, slack } = world;
    await opensOnAnotherDevice(world, ann);
    await ann.submits();
    await searches(ann, `spotify:track:${wireId('track', 7)} spotify:track:${wireId('track', 8)}`);
    expect(picksIn(ann)).toEqual(['Summer Song 7', 'Summer Song 8']);
    await ann.submits();
    expect(polls()).toHaveLength(2);
    expect(polls()[1]).not.toContain('Summer Song 1 ');
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('one that is a day old says that nothing is picked any more', async () => {
    const { ann, clock, polls } = await startDraft();
    clock.pass(25 * 60 * 60_000);
    await ann.submits();
    expect(polls()).toEqual([]);
    expect(Object.keys(modalOf(ann).errors)).toEqual(['Search Spotify or paste links']);
  });
});

describe('what no screen of ours could have sent', () => {
  test.each([
    ['a draft that is not there', { draftId: 'someone-elses-draft', picks: [] }],
    ['songs that are not picked', { draftId: 'id-0000000000001', picks: ['a', 'b', 'c'] }],
    ['nothing that we wrote', 'forged'],
  ])('posts nothing: a submission with %s', async (_what, metadata) => {
    const world = await startDraft();
    const { ann, polls, slack } = world;
    forges(world, ann, (view) => ({
      ...view,
      definition: { ...view.definition, private_metadata: JSON.stringify(metadata) },
    }));
    await ann.submits();
    expect(polls()).toEqual([]);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('posts nothing in a second place: the id of a poll that is posted', async () => {
    const world = await startDraft();
    const { ann, bo, polls, slack, music } = world;
    await ann.submits();
    await bo.types('/songpoll', { in: music });
    forges(world, bo, (view) => ({
      ...view,
      definition: {
        ...view.definition,
        private_metadata: JSON.stringify({ draftId: 'id-0000000000001', picks: [] }),
      },
    }));
    await searches(bo, `spotify:track:${wireId('track', 7)} spotify:track:${wireId('track', 8)}`);
    await bo.submits();
    expect(polls()[0]).toContain('Summer Song 1');
    expect(polls()[0]).not.toContain('Summer Song 7');
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });
});
