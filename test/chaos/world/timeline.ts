// Time that moves only from one planned event to the next. Whoever waits for something stands on the timeline; nothing
// ever waits for a real clock.

export interface Planned {
  readonly at: number;
  readonly run: () => void;
}

/** What has not come yet may be put off. */
interface Waiting extends Planned {
  at: number;
}

export type Timeline = ReturnType<typeof createTimeline>;

/** @param start milliseconds since 1970. */
export function createTimeline(start: number) {
  let time = start;
  let planned: Waiting[] = [];

  return {
    now: () => time,

    /** Plans something so many milliseconds from now. Of several at one moment the first planned comes first. */
    after(milliseconds: number, run: () => void): () => void {
      const event = { at: time + Math.max(0, milliseconds), run };
      const later = planned.findIndex((other) => other.at > event.at);
      planned.splice(later < 0 ? planned.length : later, 0, event);
      return () => {
        planned = planned.filter((other) => other !== event);
      };
    },

    /** Moves on to a moment at once; what was planned to come sooner comes then. */
    skipTo(moment: number): void {
      time = Math.max(time, moment);
      for (const event of planned) event.at = Math.max(event.at, time);
    },

    /** Moves on to the next event, at `until` the latest, and takes it. */
    take(until: number): Planned | undefined {
      const [next] = planned;
      const isDue = next !== undefined && next.at <= until;
      time = Math.max(time, isDue ? next.at : until);
      return isDue ? planned.shift() : undefined;
    },
  };
}
