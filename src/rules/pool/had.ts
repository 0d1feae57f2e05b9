// A song that a channel has had lately, and that is kept from coming back.

export interface Had {
  /** When it won, or was the song of the day: milliseconds since 1970. */
  readonly at: number;
  /** For so many weeks it stays out. */
  readonly weeks: number;
  /** It was the song of the day, and won nothing. */
  readonly wasPosted?: boolean;
  /** It never comes back by itself. */
  readonly isForGood?: boolean;
}
