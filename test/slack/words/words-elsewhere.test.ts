// Words that people read stand in the catalogue and nowhere else: two ways of finding those that do not.

import { readdirSync, readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { newDraft } from '../../../src/rules/poll/draft.ts';
import type { PollStatus } from '../../../src/rules/poll/poll.ts';
import { choicesOf } from '../../../src/rules/poll/settings.ts';
import { formErrors } from '../../../src/slack/views/form-errors.ts';
import { helpMessage } from '../../../src/slack/views/help-message.ts';
import { pollMessage } from '../../../src/slack/views/poll-message.ts';
import { pollModal } from '../../../src/slack/views/poll-modal.ts';
import { privateMessage } from '../../../src/slack/views/private-message.ts';
import { winnerMessage } from '../../../src/slack/views/winner-message.ts';
import { english } from '../../../src/slack/words/english/english.ts';
import { poll, song, tallyOf } from '../sample-polls.ts';
import { retold } from './walk.ts';

describe('A view in another language', () => {
  /** Every sentence in brackets. All that people and catalogues say is Greek, so that Latin letters outside are ours. */
  const bracketed = retold(english, (sentence) => `⟦${sentence}⟧`);
  const songs = ['Άλφα', 'Βήτα', 'Γάμμα', 'Δέλτα', 'Έψιλον', 'Ζήτα'].map((title, at) =>
    song(title, { artists: at === 0 ? [] : ['Ήτα'], album: 'Θήτα', explicit: at === 1 }),
  );
  const names = new Map(['U1', 'U2', 'U3'].map((person) => [person, 'Ιώτα']));
  const people = ['U1', 'U2', 'U3', 'U4', 'U5'];
  const asked = poll({ title: 'Κάππα', songs, owner: { id: 'U1', name: 'Λάμδα' } });
  const draft = newDraft('draft001', { title: 'Κάππα' });
  const findings = { query: 'Μι', songs, page: 0, nextOffset: 10 };

  const votes = [
    { are: 'no votes', tally: tallyOf([], [], [], [], [], []) },
    { are: 'a winner', tally: tallyOf(people, ['U1'], ['U2'], [], [], []) },
    { are: 'a tie', tally: tallyOf(people, people, ['U4'], [], [], []) },
  ];

  it.each(
    votes.flatMap((vote) =>
      (['open', 'closing', 'closed'] satisfies PollStatus[]).map((status) => ({ ...vote, status })),
    ),
  )('of a poll that is $status, with $are, says nothing of its own', ({ tally, status }) => {
    for (const votesPerPerson of choicesOf('votesPerPerson')) {
      for (const closedBy of ['U1', 'U3', 'U9']) {
        const shown = { ...asked, status, votesPerPerson, closedBy };
        expect(ownWords(pollMessage(bracketed, { poll: shown, tally, names }))).toBe('');
      }
    }
    const timed = { ...asked, status, closers: 'anyone', closesAt: 1_795_269_600_000 } as const;
    expect(ownWords(pollMessage(bracketed, { poll: timed, tally, names }))).toBe('');
    expect(ownWords(pollMessage(bracketed, { poll: { ...timed, title: '' }, tally, names }))).toBe('');
  });

  it.each(votes)('of a result with $are says nothing of its own', ({ tally }) => {
    const result = { votes: tally.songs.map((each) => each.votes), voters: tally.voters };
    expect(ownWords(winnerMessage(bracketed, { ...asked, status: 'closed', result }))).toBe('');
  });

  it('of a window says nothing of its own', () => {
    const notices = [
      { kind: 'search-failed', reason: 'slow' },
      { kind: 'search-failed', reason: 'over-quota', retryAt: 1_795_269_600_000 },
      { kind: 'added', titles: ['Νι'] },
    ] as const;
    const filled = { ...draft, picks: songs.slice(0, 2), findings };
    expect(ownWords(pollModal(bracketed, newDraft('draft002')))).toBe('');
    expect(ownWords(pollModal(bracketed, filled, { notices }))).toBe('');
    expect(ownWords(pollModal(bracketed, { ...filled, findings: { ...findings, page: 1 } }))).toBe('');
  });

  it('of an answer says nothing of its own', () => {
    expect(ownWords(privateMessage(bracketed, { kind: 'may-not-close', owner: 'Ξι', how: 'button' }))).toBe(
      '',
    );
    expect(ownWords(helpMessage(bracketed, '/όμικρον'))).toBe('');
    const [error] = Object.values(
      formErrors(bracketed, [{ kind: 'slack-busy' }], { draftId: 'draft001', emptied: 0 }),
    );
    expect(withoutBrackets(error ?? '')).toBe('');
  });
});

/** Everything that a payload gives to people, in its order. */
function textsIn(payload: unknown): readonly string[] {
  if (typeof payload !== 'object' || payload === null) return [];
  return Object.entries(payload).flatMap(([key, value]: [string, unknown]) => {
    const isText = key === 'text' || key === 'alt_text' || key === 'accessibility_label';
    return isText && typeof value === 'string' ? [value] : textsIn(value);
  });
}

/** The Latin letters outside of brackets. A sentence may have a song's title in it as a link of its own. */
function ownWords(payload: unknown): string {
  return withoutBrackets(
    textsIn(payload)
      .join('')
      .replace(/<https:[^|>]*\|/gu, ''),
  )
    .replace(/[^a-z ]/giu, '')
    .trim();
}

/** Brackets may stand in brackets. */
function withoutBrackets(text: string): string {
  const outer = text.replace(/⟦[^⟦⟧]*⟧/gu, '');
  return outer === text ? outer : withoutBrackets(outer);
}

describe('The code of features and views', () => {
  const files = ['src/features', 'src/slack/views'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path}`),
  );

  it('has no words in it', async () => {
    const found = await Promise.all(
      [...files, 'src/app.ts'].map(async (file) => {
        const words = (await literalsIn(file)).filter(readsLikeWords);
        return words.map((literal) => `${file}: ${literal}`);
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  it('is found out when it has', () => {
    expect(
      ['Vote', 'no votes', ' wins ', '… and more', 'It’s a tie', 'Été'].filter(readsLikeWords),
    ).toHaveLength(6);
    expect(['closed', 'votesPerPerson', 'C', '', ' · ', '🏆 ', '. '].filter(readsLikeWords)).toEqual([]);
  });
});

/** Several words, or one that is written large. */
function readsLikeWords(literal: string): boolean {
  return /\p{L}\P{L}*\s\P{L}*\p{L}|^\s+\p{L}|\p{L}\s+$|(?<![\p{L}.])\p{Lu}\p{Ll}/u.test(literal);
}

/** The texts in a file's code, without those that have other readers: the log, errors, and the `why` of an outcome. */
async function literalsIn(file: string): Promise<readonly string[]> {
  const { code } = await transform(readFileSync(file, 'utf8'), {
    loader: 'ts',
    charset: 'utf8',
    // As strings put together, so that there is one form of literals to look for.
    supported: { 'template-literal': false },
  });
  const shown = withoutCalls(code, /\blog\.\w+\(|\bnew \w*Error\(/gu);
  const literals = [...shown.matchAll(new RegExp(`(\\bwhy: )?(${stringLiteral.source})`, 'gu'))];
  return literals.flatMap(([, why, literal = '']) => (why === undefined ? [literal.slice(1, -1)] : []));
}

const stringLiteral = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gu;

/** The code without these calls and what is handed to them. */
function withoutCalls(code: string, calls: RegExp): string {
  return [...code.matchAll(calls)].reduceRight((rest, call) => {
    const from = call.index + call[0].length;
    return rest.slice(0, call.index) + rest.slice(from + lengthOfArguments(rest.slice(from)));
  }, code);
}

function lengthOfArguments(code: string): number {
  let depth = 1;
  for (const { 0: token, index } of code.matchAll(new RegExp(`${stringLiteral.source}|[()]`, 'gu'))) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return code.length;
}
