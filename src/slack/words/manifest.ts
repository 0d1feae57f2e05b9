// What Slack shows of the app itself, from its manifest.

export interface ManifestWords {
  readonly description: string;
  /** In the list of commands, behind the command. */
  readonly command: string;
  readonly usageHint: string;
}
