// What is said of one song, wherever it stands.

export interface SongWords {
  /** In the place of a title that the catalogue does not tell. */
  readonly untitled: string;
  /** The mark of explicit lyrics, behind the details. */
  readonly explicit: string;
  /** The mark beside the title in channels that want one: a letter or two, in a frame. */
  readonly explicitMark: string;
  /** "Under Pressure by Queen, David Bowie", in sentences and labels. */
  readonly by: (title: string, artists: string) => string;
  /** A song that is not known but by its number, in a sentence. */
  readonly numbered: (number: number) => string;
  /** What a screen reader says of a cover; `song` as by `by`. */
  readonly cover: (song: string) => string;
}
