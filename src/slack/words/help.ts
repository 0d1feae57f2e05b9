// What `/songpoll help` answers. All but the heading is mrkdwn; `command` is the slash command as it is called here.

export interface HelpWords {
  readonly heading: string;
  readonly start: (command: string) => string;
  readonly songs: (command: string) => string;
  readonly shortcuts: string;
  readonly vote: string;
  readonly close: string;
  readonly manage: string;
  readonly list: (command: string) => string;
  readonly schedules: (command: string) => string;
  readonly settings: (command: string) => string;
  readonly pool: (command: string) => string;
  readonly drafts: (command: string) => string;
  readonly help: (command: string) => string;
}
