import { describe, expect, it } from 'vitest';
import { forgetCommand } from '../../src/admin/forget-command.ts';
import { tableOf } from '../features/poll-at-hand.ts';
import { poolWorld } from '../features/pool/pool-world.ts';
import { startCloudFormation } from './local-cloudformation.ts';
import { saidBy } from './said.ts';

/** Ann has saved two songs, the second of which Bo wants too, has a link waiting, and has chosen things for polls. */
async function worldWithAnn() {
  const here = await poolWorld();
  const { ann, bo, music, pools, clock } = here;
  await here.saves(ann, 1, 2, 3);
  await here.saves(bo, 2);
  await ann.types('/songpoll Friday', { in: music });
  await here.world.picks(ann, ['Summer Song 4', 'Summer Song 5']);
  await ann.submits();
  await ann.types('/songpoll Monday', { in: music });
  await here.settle();
  const since = clock.now();
  await pools.saveLink(music.id, {
    ...{ songId: 'later', person: ann.id, since, urgency: 'soon', dueAt: since + 60_000, failures: 0 },
  });
  await pools.saveRound(await here.pool(), [ann.id, bo.id]);
  const { endpoint, tableName } = here.table;
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = endpoint;
  await startCloudFormation({ 'songpoll-prod': { TableName: tableName } });
  const table = tableOf(here.world);
  return {
    ...here,
    run: (...args: readonly string[]) => saidBy(forgetCommand({}, clock.now), ...args, '--stage', 'prod'),
    /** All that is kept of her, but for polls. */
    async kept() {
      const partitions = [`PERSON#${ann.id}`, `DRAFT#${ann.id}`, `POOL#${music.id}`];
      const items = await Promise.all(partitions.map((pk) => table.partition(pk)));
      return items.flat().filter((item) => JSON.stringify(item).includes(ann.id));
    },
  };
}

describe('npm run forget', () => {
  it('takes somebody out of every pool, and deletes what is theirs alone', async () => {
    const { ann, bo, entries, pool, kept, run } = await worldWithAnn();
    expect((await kept()).length).toBeGreaterThan(6);
    const said = await run(ann.id);
    expect(said).toMatchObject({ exitCode: 0, complaint: '' });
    expect(said.out).toContain('1 song passed on to others, 3 songs taken out');
    expect(said.out).toContain(`${ann.id} is forgotten.`);
    expect(await kept()).toEqual([]);
    expect((await entries()).map(({ song, supporters }) => [song.title, supporters[0].person])).toEqual([
      ['Summer Song 2', bo.id],
    ]);
    expect((await pool()).round).toEqual([bo.id]);
    expect((await run(ann.id)).out).toBe(`Nothing of ${ann.id} is kept by songpoll-prod in us-east-1.`);
  });

  it('says only what is there, where nothing is to be changed', async () => {
    const { ann, kept, run } = await worldWithAnn();
    const before = await kept();
    const { out } = await run(ann.id, '--dry-run');
    expect(out).toContain('wants 4 songs');
    expect(out).toContain('Nothing was changed.');
    expect(await kept()).toEqual(before);
  });

  it('wants to know whom, and in which stage', async () => {
    const said = await saidBy(forgetCommand({}), '--stage', 'prod');
    expect(said).toMatchObject({ exitCode: 1 });
    expect(said.complaint).toContain('Say whom');
    expect((await saidBy(forgetCommand({}), 'U0123ABCD')).complaint).toContain('Say which stage');
  });
});
