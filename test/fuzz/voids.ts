// Values that make a request void: wherever one of them stands, nothing may be written.

/** Where something stands in a body. */
export type Path = readonly (string | number)[];

export interface Void {
  readonly at: Path;
  readonly by: string;
}

export const voidsAt = (at: Path, ...all: readonly string[]): readonly Void[] =>
  all.map((by) => ({ at, by }));

/** Whoever clicks is none of these. */
export const nobody = voidsAt(
  ['user', 'id'],
  '',
  'B0SONGBOT',
  'U 1',
  '__proto__',
  'constructor',
  'sealed',
  'n0',
  'ttl',
  'U#1',
  `U${'1'.repeat(99)}`,
);
/** Where no poll of ours is. */
export const elsewhere = [
  ...voidsAt(['channel', 'id'], 'C0ELSEWHERE', '', '__proto__'),
  ...voidsAt(['message', 'ts'], '1.000001', '', 'POLL', '1763726400.000001#', `${'9'.repeat(40)}.1`),
];
/** What no button in a poll's message carries. */
export const badValues = [
  '',
  '{}',
  'null',
  '[]',
  '{"pollId":"poll-of-another-team","song":0}',
  '{"pollId":"poll-of-another-team"}',
  '{"pollId":"__proto__","song":0}',
  '{"pollId":"constructor"}',
  // As older and newer versions might write.
  '{"poll":"id-0000000000001","choice":0}',
  '{"v":2,"pollId":"id-0000000000001","song":0}',
  '{"pollId":"id-0000000000001","song":0,"weight":2}',
  '{"pollId":"id-0000000000001","song":"0"}',
  '{"pollId":"id-0000000000001","song":-1}',
  '{"pollId":"id-0000000000001","song":0.5}',
  '{"pollId":"id-0000000000001","song":1e400}',
  '{"pollId":"id-0000000000001","song":99}',
  `{"pollId":"${'x'.repeat(2_000)}","song":0}`,
  'id-0000000000001:0',
  '\u0000',
  '\ud83d',
];
/** What no modal carries. */
export const badMetadata = [
  '',
  '{}',
  'null',
  '{"draftId":"id-0000000000001"}',
  '{"draftId":"__proto__","picks":"all"}',
  '{"draftId":"short","picks":[]}',
  '{"draft":{"id":"id-0000000000001"},"picks":[]}',
  '{"v":2,"draftId":"id-0000000000001","picks":[]}',
  '{"draftId":"id-0000000000001","picks":[],"openedIn":"<!channel>"}',
  '{"draftId":"id-0000000000001","picks":["../../etc/passwd"]}',
  `{"draftId":"id-0000000000001","picks":[${'"a",'.repeat(400)}"a"]}`,
  '{"draftId":"id-0000000000001"',
  'x'.repeat(3_001),
];
/** What no window for a channel's settings carries. */
export const badSettings = [
  '{"channel":"C1","edition":0}',
  '{"channel":"C1","edition":-1,"read":{}}',
  '{"channel":"<!channel>","edition":0,"read":{}}',
  '{"channel":"C1","edition":0,"read":{"djs":["U1"],"rerunWeeks":8}}',
  '{"channel":"C1","edition":0,"read":{"djs":["everybody"],"songsPerArtist":null,"longestMinutes":null,"explicit":"allow","rerunWeeks":8,"losersReturn":"yes"}}',
];
/** What no window with a channel's pool carries. */
export const badPoolMetadata = [
  '{"channel":"music","page":0,"ticked":[]}',
  '{"channel":"C1","page":-1,"ticked":[]}',
  '{"channel":"C1","page":0.5,"ticked":[]}',
  '{"channel":"C1","page":0,"ticked":["../x"]}',
  '{"channel":"C1","page":0,"ticked":"all"}',
  '{"channel":"C1","page":0,"ticked":[],"moderates":true}',
  `{"channel":"C1","page":0,"ticked":[${'"T:a",'.repeat(400)}"T:a"]}`,
];
/** What no window in which songs are suggested carries. */
export const badSuggesting = [
  '{"channel":"music","emptied":0}',
  '{"channel":"C1","emptied":-1}',
  '{"channel":"C1","emptied":0,"search":"all"}',
  '{"channel":"C1","emptied":0,"person":"U1"}',
];
/** What no button under a word that songs are saved carries, nor the window for a note. */
export const badSaved = [
  '',
  '{}',
  'null',
  '{"channel":"music","keys":[]}',
  '{"channel":"C1","keys":["x"]}',
  '{"channel":"C1","keys":["T:../x"]}',
  '{"channel":"C1","keys":"T:a"}',
  '{"channel":"C1","keys":["T:a"],"person":"U1"}',
  '{"channel":"C1","keys":["T:nowhere"]}',
  '{"channel":"C0ELSEWHERE","keys":["T:track00000000000000011"],"links":["track00000000000000011"]}',
  `{"channel":"C1","keys":[${'"T:a",'.repeat(11)}"T:a"]}`,
  '\u0000',
  '\ud83d',
];
/** What no button beside a song of a pool carries. */
export const badRecordings = [
  '',
  'T:',
  'I:',
  'x',
  'T:../x',
  'T:a b',
  'T:nowhere',
  `T:${'x'.repeat(2_000)}`,
  '\ud83d',
];
/** What no Add or Remove button carries. */
export const badSongs = ['', '../x', 'a b', '{"id":"x"}', 'x'.repeat(65), '\u0000', '\ud83d'];

/** What no window carries in which a poll is managed. */
export const badManaged = [
  '{"manages":"poll-of-another-team"}',
  '{"manages":"__proto__"}',
  '{"manages":"id-0000000000001","isOwner":true}',
  '{"pollId":"id-0000000000001","edition":0}',
  '{"pollId":"id-0000000000001","edition":-1,"read":{"title":"","votesShown":"live","adding":"owner","closers":"owner"}}',
  '{"pollId":"id-0000000000001","edition":0,"read":{"title":"","votesShown":"live","adding":"owner","closers":"nobody"}}',
];
/** Slack's ids of people who may change no schedule: Bo and Cy. */
export const outsiders = voidsAt(['user', 'id'], 'U000000002', 'U000000003');
/** What no list of schedules carries. */
export const badListMetadata = [
  '{"channel":"music"}',
  '{"channel":"<!channel>"}',
  '{"channel":"__proto__"}',
  '{"channel":"C1","person":"U1"}',
  `{"channel":"C1${'1'.repeat(200)}"}`,
];
/** What no button of a listed schedule carries. */
export const badListed = [
  '',
  '{}',
  'null',
  '{"id":"schedule-of-another-team"}',
  '{"id":"__proto__"}',
  '{"id":"../x"}',
  '{"id":"id-0000000000001","next":"2026-11-28"}',
  '{"id":"id-0000000000001","next":"now-29393580"}',
  '{"id":"id-0000000000001","may":true}',
  `{"id":"${'x'.repeat(2_000)}"}`,
  '\u0000',
  '\ud83d',
];
/** What no window of a schedule carries. */
export const badPlans = [
  '{"channel":"C1","planEdition":0}',
  '{"channel":"C1","planEdition":0,"form":{}}',
  '{"channel":"music","newId":"id-0000000000001","planEdition":0,"form":{"what":"song"}}',
  '{"channel":"C1","newId":"../x","planEdition":-1,"form":{"what":"poll","title":"","weekdays":[],"time":"24:00"}}',
  '{"channel":"C1","id":"__proto__","planEdition":0,"form":{"what":"poll","title":"","weekdays":[0,8]}}',
];
