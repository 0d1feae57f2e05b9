// What follows when songs tie or nobody has voted: a run-off, a coin toss, another hour. Phrases without a full stop, as in
// result.ts.

export interface TieWords {
  /** Buttons under the announcement. */
  readonly runOffButton: string;
  readonly tossButton: string;
  readonly anotherHourButton: string;

  /** What a run-off asks: the title is cut to `mostInRunOffTitle` (slack/kit/limits.ts). */
  readonly runOffTitle: (title: string) => string;
  readonly tossed: (song: string) => string;
  /** Of a run-off that is about to open, and that is open or was. */
  readonly runOffOpens: string;
  readonly runOffIsOpen: string;
  readonly runOffFailed: string;
  /** The same of a poll that is opened for another hour. */
  readonly anotherHourOpens: string;
  readonly anotherHourIsOpen: string;
  readonly anotherHourFailed: string;

  /** Lead to the poll in which this one goes on. */
  readonly seeRunOff: string;
  readonly seeAnotherHour: string;
  /** In the head of that one's message; leads back. */
  readonly runOffOf: string;
  readonly anotherHourOf: string;
}
