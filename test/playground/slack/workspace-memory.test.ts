import { describe, expect, test } from 'vitest';
import { createWorld } from '../../../src/playground/slack/create-world.ts';
import { createWorkspace } from '../../../src/playground/slack/workspace.ts';
import { memoryOf, readMemory, recall } from '../../../src/playground/slack/workspace-memory.ts';

function lively() {
  const world = createWorld(() => Date.UTC(2026, 10, 21, 12));
  const workspace = createWorkspace(world);
  const ann = workspace.putPerson('ann');
  const music = workspace.addChannel('music', { members: [ann] });
  const said = workspace.say(ann, { in: music, text: 'Hello' });
  const message = world.messages.get(`${said.channel}/${said.ts}`);
  if (message !== undefined) world.putMessage({ ...message, reactions: new Map([['tada', [ann.id]]]) });
  world.putPrivateWord({
    channel: music.id,
    ts: world.newTs(),
    person: ann.id,
    text: 'Only for you',
    blocks: [{ type: 'divider' }],
    via: 'response_url',
  });
  return world;
}

describe('a workspace that was remembered', () => {
  test('holds the same people, channels and messages', () => {
    const before = lively();
    const after = createWorld(() => 0);
    const memory = readMemory(JSON.stringify(memoryOf(before)));
    if (memory !== undefined) recall(after, memory);
    expect(after.people).toEqual(before.people);
    expect(after.channels).toEqual(before.channels);
    expect(after.messages).toEqual(before.messages);
    expect(after.privateWords).toEqual(before.privateWords);
  });

  test('may have been remembered before people had a locale', () => {
    const { people, ...memory } = memoryOf(lively());
    const earlier = people.map(({ locale: _, ...person }) => person);
    expect(readMemory(JSON.stringify({ ...memory, people: earlier }))?.people).toEqual(people);
  });

  test('gives out no id that it gave out before', () => {
    const before = lively();
    const memory = memoryOf(before);
    const late = before.newId('U');
    const after = createWorld(() => 0);
    recall(after, memory);
    expect(after.newId('U') > late).toBe(true);
  });
});

test.each(['', 'no JSON', '{}', '{"idsGiven":1,"people":[{"id":7}]}'])('%j is no memory', (text) => {
  expect(readMemory(text)).toBeUndefined();
});
