import { expect, test } from 'vitest';
import { chooses, closes, opensModal, picks, posts, voteButton } from './at-the-page.ts';
import { useProgram } from './started.ts';

const { windowOf } = useProgram();

test('where votes are shown when the poll closes, no count is to be seen before', async () => {
  const [ann, bo] = [await windowOf('Ann'), await windowOf('Bo')];
  await opensModal(ann.page, 'Hidden');
  await picks(ann.page, 'blinding lights', 'Blinding Lights');
  await picks(ann.page, 'despacito', 'Despacito');
  await chooses(ann.page, { 'Votes are shown': 'When the poll closes' });
  await posts(ann.page);

  await voteButton(bo.poll(), 2).click();
  await bo.page.getByRole('article').getByText('Your vote: “Despacito”. 1 of 1 vote.').last().waitFor();
  await ann.poll().getByText('1 person has voted').waitFor();
  expect(await ann.poll().innerText()).not.toMatch(/1 vote(?! each)|▰|Bo\b|👑/u);

  await closes(ann.poll());
  await ann.poll().getByText('1 vote · Bo').waitFor();
  expect([...ann.complaints, ...bo.complaints]).toEqual([]);
});

test('an anonymous poll counts votes and names nobody, and its voters see their own', async () => {
  const [ann, bo] = [await windowOf('Ann'), await windowOf('Bo')];
  await opensModal(ann.page, 'Secret');
  await picks(ann.page, 'blinding lights', 'Blinding Lights');
  await picks(ann.page, 'despacito', 'Despacito');
  await chooses(ann.page, { 'Voters are': 'Anonymous' });
  await posts(ann.page);

  await voteButton(bo.poll(), 1).click();
  await ann.poll().getByText('1 person has voted').waitFor();
  await ann.poll().getByText('1 vote', { exact: true }).waitFor();
  expect(await ann.poll().innerText()).not.toMatch(/\bBo\b/u);
  await bo.poll().getByRole('button', { name: 'My votes' }).click();
  await bo.page.getByRole('button', { name: 'Remove your vote for Blinding Lights' }).waitFor();

  await closes(ann.poll());
  const told = ann.page.getByRole('article').filter({ hasText: 'wins “Secret”' });
  await told.waitFor();
  expect(await told.innerText()).not.toMatch(/\bBo\b/u);
  await bo.poll().getByRole('button', { name: 'My votes' }).click();
  await bo.page.getByRole('article').getByText('nobody, me included, can tell any more').last().waitFor();
  expect([...ann.complaints, ...bo.complaints]).toEqual([]);
});
