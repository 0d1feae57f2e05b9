import { expect, test } from 'vitest';
import { chooses, closes, opensModal, picks, posts, voteButton } from './at-the-page.ts';
import { useProgram } from './started.ts';

const { windowOf } = useProgram();

test('a tie goes to a run-off by itself, and that has a winner', async () => {
  const ann = await windowOf('Ann');
  await opensModal(ann.page, 'Tight race');
  await picks(ann.page, 'blinding lights', 'Blinding Lights');
  await picks(ann.page, 'despacito', 'Despacito');
  await chooses(ann.page, { 'If songs tie': 'Run-off' });
  await posts(ann.page);

  const bo = await windowOf('Bo');
  await voteButton(ann.poll(), 1).click();
  await voteButton(bo.poll(), 2).click();
  await ann.poll().getByText('2 people have voted').waitFor();
  await closes(ann.poll());

  const runOff = (page: typeof ann.page) =>
    page.getByRole('article').filter({ hasText: 'Run-off of an earlier poll' });
  await ann.page.getByText('It’s a tie in “Tight race”').first().waitFor();
  await voteButton(runOff(ann.page), 1).click();
  await voteButton(runOff(bo.page), 1).click();
  await runOff(ann.page).getByText('2 people have voted').waitFor();
  await closes(runOff(ann.page));
  await ann.page.getByRole('article').getByText('wins “Run-off: Tight race”').last().waitFor();
  expect([...ann.complaints, ...bo.complaints]).toEqual([]);
});
