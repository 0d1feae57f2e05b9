import { describe, expect, it } from 'vitest';
import {
  decodeClose,
  decodeSongId,
  decodeVote,
  encodeClose,
  encodeVote,
} from '../../../src/slack/kit/ids.ts';

const odd = [
  undefined,
  null,
  7,
  {},
  '',
  'poll0001',
  '[]',
  'null',
  '{"pollId":"poll0001"',
  '{"pollId":"a b"}',
];

describe('a vote button', () => {
  it('gives back the poll and the song it was made for', () => {
    expect(decodeVote(encodeVote({ pollId: 'poll0001', song: 9 }))).toEqual({ pollId: 'poll0001', song: 9 });
  });

  it.each([
    ...odd,
    '{"pollId":"poll0001","song":-1}',
    '{"pollId":"poll0001","song":1.5}',
    '{"pollId":"poll0001","song":"1"}',
    '{"pollId":"short","song":1}',
    '{"pollId":"poll0001#x","song":1}',
    '{"pollId":"poll0001","song":1,"voter":"U2"}',
    `{"pollId":"${'p'.repeat(65)}","song":1}`,
    `{"pollId":"poll0001","song":1${' '.repeat(3000)}}`,
  ])('means nothing with the value %j', (value) => {
    expect(decodeVote(value)).toBeUndefined();
  });
});

describe('a Close button', () => {
  it('gives back its poll', () => {
    expect(decodeClose(encodeClose('poll_-01'))).toBe('poll_-01');
  });

  it.each(odd)('means nothing with the value %j', (value) => {
    expect(decodeClose(value)).toBeUndefined();
  });
});

describe('an Add or Remove button', () => {
  it('gives back its song', () => {
    expect(decodeSongId('4u7EnebtmKWzUH433cf5Qv')).toBe('4u7EnebtmKWzUH433cf5Qv');
  });

  it.each([undefined, 7, '', '../me', 'a b', 'x'.repeat(65)])('means nothing with the value %j', (value) => {
    expect(decodeSongId(value)).toBeUndefined();
  });
});
