import { describe, expect, test } from 'vitest';
import { poolWorld, saveForPoll, track } from './pool-world.ts';

describe('Save for a poll', () => {
  test('saves the songs of a message, says so once, and offers to say how urgent, or to undo', async () => {
    const here = await poolWorld();
    const { ann, bo, slack, music } = here;
    const attachments = [{ from_url: track(3), original_url: track(3) }];
    const text = `Try ${track(2)} or <${track(1)}|this>, not ${track(2)}`;
    await ann.usesShortcut(saveForPoll, { on: slack.say(bo, { in: music, text, attachments }) });
    expect(ann.privateWords).toEqual([
      [
        '“Summer Song 2”, “Summer Song 1” and “Summer Song 3” are saved for a poll here.',
        'How soon should they come up?',
        '[Now] [Soon] [Someday] [Add a note] [Undo]',
      ].join('\n'),
    ]);
    expect(await here.order()).toEqual(['Summer Song 2', 'Summer Song 1', 'Summer Song 3']);
    const [entry] = await here.entries();
    expect(entry).toMatchObject({
      supporters: [{ person: ann.id, urgency: 'soon', from: { channel: music.id } }],
      returns: 0,
    });
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('how urgent, a note and undo are taken where they are pressed', async () => {
    const here = await poolWorld();
    const { ann, bo, slack } = here;
    await here.saves(ann, 1);
    await here.saves(bo, 2);
    const word = ann.privateMessages.at(-1);
    if (word === undefined) throw new Error('Ann was told nothing.');
    await ann.presses('Now', { in: word });
    expect(await here.entries()).toContainEqual(
      expect.objectContaining({ supporters: [expect.objectContaining({ person: ann.id, urgency: 'now' })] }),
    );
    await ann.presses('Add a note', { in: word });
    await ann.fills('Why this song?', 'For the *party*');
    await ann.submits();
    expect((await here.entries())[0]?.supporters[0]).toMatchObject({
      note: 'For the *party*',
      urgency: 'now',
    });
    await ann.presses('Undo', { in: word });
    expect(ann.privateWords.at(-1)).toBe('Taken back: “Summer Song 1”.');
    expect(await here.order()).toEqual(['Summer Song 2']);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('the same song by another is one entry with two who want it; by the same person it is there already', async () => {
    const here = await poolWorld();
    const { ann, bo } = here;
    await here.saves(ann, 1);
    await here.saves(bo, 1);
    await here.saves(ann, 1);
    expect(bo.privateWords.at(-1)).toContain('Now you want it too');
    expect(ann.privateWords.at(-1)).toContain('“Summer Song 1” is in the pool already, and you want it.');
    expect(await here.entries()).toMatchObject([{ supporters: [{ person: ann.id }, { person: bo.id }] }]);
  });

  test('who saves it again may say anew how urgent it is, and has nothing to undo', async () => {
    const here = await poolWorld();
    const { ann, bo } = here;
    await here.saves(ann, 1);
    const supporters = async () => (await here.entries())[0]?.supporters ?? [];
    const press = async (button: string) => {
      const word = ann.privateMessages.at(-1);
      if (word !== undefined) await ann.presses(button, { in: word });
    };
    await here.saves(ann, 1, 2);
    expect(ann.privateWords.at(-1)).toContain('[Now] [Soon] [Someday] [Add a note] [Undo]');
    await press('Undo');
    expect(await here.order()).toEqual(['Summer Song 1']);
    await here.saves(ann, 1);
    expect(ann.privateWords.at(-1)?.split('\n').at(-1)).toBe('[Now] [Soon] [Someday] [Add a note]');
    await press('Now');
    expect(await supporters()).toMatchObject([{ person: ann.id, urgency: 'now' }]);
    await here.saves(bo, 1);
    expect(JSON.stringify(bo.privateMessages.at(-1))).toMatch(
      /urgent-now(?:(?!action_id).)*"style":"primary"/u,
    );
    expect(await supporters()).toMatchObject([{ urgency: 'now' }, { person: bo.id, urgency: 'now' }]);
  });

  test('saved by two at once it is one entry with two who want it', async () => {
    const here = await poolWorld({ instances: 2 });
    const { ann, bo, cy } = here;
    await Promise.all([here.saves(ann, 1), here.saves(bo, 1), here.saves(cy, 1)]);
    const entries = await here.entries();
    expect(entries).toHaveLength(1);
    expect(entries[0]?.supporters.map(({ person }) => person).sort()).toEqual([ann.id, bo.id, cy.id].sort());
  });

  test('a song taken back by who saved it first passes to the next who wants it', async () => {
    const here = await poolWorld();
    const { ann, bo } = here;
    await here.saves(ann, 1);
    await here.saves(bo, 1);
    const word = ann.privateMessages.at(-1);
    if (word === undefined) throw new Error('Ann was told nothing.');
    await ann.presses('Undo', { in: word });
    expect(await here.entries()).toMatchObject([{ supporters: [{ person: bo.id }] }]);
  });

  test('says when there is no link, and follows none that is not of Spotify', async () => {
    const here = await poolWorld();
    const { ann, slack, music } = here;
    const text = 'https://example.com/track/1 and http://open.spotify.com.evil.test/track/1';
    await ann.usesShortcut(saveForPoll, { on: slack.say(ann, { in: music, text }) });
    expect(ann.privateWords).toEqual([
      '⚠️ There is no link to a song on Spotify in that message, so nothing was saved.',
    ]);
    expect(await here.entries()).toEqual([]);
  });

  test('where the app is not, it saves and answers all the same', async () => {
    const here = await poolWorld();
    const { ann, bo, slack } = here;
    const secret = slack.addChannel('secret', { kind: 'private', members: [ann, bo], hasBot: false });
    await ann.usesShortcut(saveForPoll, { on: slack.say(bo, { in: secret, text: track(1) }) });
    expect(ann.privateWords[0]).toContain('“Summer Song 1” is saved for a poll here.');
    expect((await here.pools.findPool(secret.id)).entries).toHaveLength(1);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('twenty of one person wait at most, also when they save at once', async () => {
    const here = await poolWorld({ instances: 2 });
    const { ann, bo } = here;
    await here.keeps(ann, ...Array.from({ length: 18 }, (_, at) => `Kept ${at}`));
    await Promise.all([1, 2, 3, 4].map((number) => here.saves(ann, number)));
    expect((await here.entries()).length).toBeLessThanOrEqual(20);
    await here.saves(ann, 5, 6, 7);
    expect(await here.entries()).toHaveLength(20);
    expect(ann.privateWords.at(-1)).toContain('You have 20 songs waiting here, the most allowed.');
    await here.saves(bo, 8);
    expect(await here.entries()).toHaveLength(21);
  });
});

describe('/songpoll suggest', () => {
  test('saves the best match at once', async () => {
    const here = await poolWorld();
    await here.suggests(here.ann, 'seasons');
    expect(here.ann.privateWords[0]).toContain('“Summer Song 1” is saved for a poll here.');
    await here.suggests(here.bo, track(2));
    expect(await here.order()).toEqual(['Summer Song 1', 'Summer Song 2']);
  });

  test('opens a window in which songs are searched for and saved', async () => {
    const here = await poolWorld();
    const { ann, slack, music } = here;
    await ann.types('/songpoll suggest', { in: music });
    await ann.chooses('How soon should it come up?', 'Now');
    await ann.fills('Why this song?', 'Because');
    await ann.fills('Search Spotify or paste links', 'seasons');
    await ann.submits();
    await ann.presses('Save', { beside: 'Summer Song 2' });
    expect(ann.modal?.text).toContain('“Summer Song 2” is saved for a poll here.');
    await ann.presses('✓ Saved', { beside: 'Summer Song 2' });
    expect(ann.modal?.text).toContain('“Summer Song 2” is saved for a poll here.');
    expect(await here.entries()).toMatchObject([
      { song: { title: 'Summer Song 2' }, supporters: [{ urgency: 'now', note: 'Because' }] },
    ]);
    await ann.chooses('How soon should it come up?', 'Someday');
    await ann.presses('✓ Saved', { beside: 'Summer Song 2' });
    expect(ann.modal?.text).toContain('“Summer Song 2” is in the pool already. What you changed is noted.');
    expect(await here.entries()).toMatchObject([{ supporters: [{ urgency: 'someday', note: 'Because' }] }]);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });
});
