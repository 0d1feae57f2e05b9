import { describe, expect, it, test } from 'vitest';
import { adminKeptMs, createAdmins } from '../../../src/slack/gateway/admins.ts';
import { readIsAdmin } from '../../../src/slack/gateway/person.ts';
import type { Outcome } from '../../../src/slack/gateway/slack-gateway.ts';

describe('somebody whom Slack describes', () => {
  it.each([
    { user: { is_admin: true }, is: true },
    { user: { is_owner: true }, is: true },
    { user: { is_primary_owner: true, is_admin: false }, is: true },
    { user: { is_admin: false, is_owner: false }, is: false },
    { user: { is_admin: true, is_stranger: true }, is: false },
    { user: { is_owner: true, deleted: true }, is: false },
    { user: { is_admin: 'true' }, is: false },
    { user: {}, is: false },
    { user: undefined, is: false },
  ])('as $user is an admin of this workspace: $is', ({ user, is }) => {
    expect(readIsAdmin(user)).toBe(is);
  });
});

function adminsWith(answer: { now: Outcome<boolean> }) {
  const kept = new Map<string, number>();
  const asked: string[] = [];
  const clock = { now: 0 };
  const admins = createAdmins({
    memory: {
      recall: async (person) => (kept.get(person) ?? 0) > clock.now,
      remember: async (person, until) => void kept.set(person, until),
    },
    async isAdmin(person) {
      asked.push(person);
      return answer.now;
    },
    now: () => clock.now,
  });
  return { admins, kept, asked, clock };
}

test('an admin is believed for ten minutes, and no longer', async () => {
  const answer: { now: Outcome<boolean> } = { now: { kind: 'done', value: true } };
  const { admins, asked, clock } = adminsWith(answer);
  expect(await admins.isAdmin('U1')).toBe(true);
  answer.now = { kind: 'done', value: false };
  clock.now = adminKeptMs - 1;
  expect(await admins.isAdmin('U1')).toBe(true);
  expect(await admins.isAdminNow('U1')).toBe(false);
  clock.now = adminKeptMs;
  expect(await admins.isAdmin('U1')).toBe(false);
  expect(asked).toHaveLength(3);
});

test('nothing is kept about anybody else, and where Slack does not tell nobody is an admin', async () => {
  const answer: { now: Outcome<boolean> } = { now: { kind: 'done', value: false } };
  const { admins, kept } = adminsWith(answer);
  expect(await admins.isAdmin('U1')).toBe(false);
  answer.now = { kind: 'unknown', why: 'timeout' };
  expect(await admins.isAdmin('U1')).toBe(false);
  answer.now = { kind: 'refused', error: 'missing_scope' };
  expect(await admins.isAdmin('U1')).toBe(false);
  expect(kept.size).toBe(0);
});
