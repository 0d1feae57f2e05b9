// What Slack shows of the app itself, from its manifest.

export interface ManifestWords {
  readonly description: string;
  /** In the list of commands, behind the command. */
  readonly command: string;
  readonly usageHint: string;
  /** Among the shortcuts of the workspace. */
  readonly startSongPoll: ShortcutWords;
  /** In the menu of a message. */
  readonly pollTheseSongs: ShortcutWords;
  /** Also in the menu of a message. */
  readonly saveForPoll: ShortcutWords;
}

export interface ShortcutWords {
  readonly name: string;
  readonly description: string;
}
