// Which ballot box a voter uses. Votes of one poll are spread over several boxes so that many people can vote
// at the same moment, and so that what one vote costs grows slowly with the number of voters.

/** How many boxes a poll has. Fixed: a voter must find the same box for as long as the poll lives. */
export const boxesPerPoll = 16;

/** All box numbers of a poll: 0 to 15. */
export const boxNumbers: readonly number[] = Array.from({ length: boxesPerPoll }, (_, number) => number);

/** The box of a voter, always the same for the same person (FNV-1a, 32 bits, over the id's characters). */
export function boxOf(voter: string): number {
  let hash = 0x811c9dc5;
  for (const character of voter) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0) % boxesPerPoll;
}
