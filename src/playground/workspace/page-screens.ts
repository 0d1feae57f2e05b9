// A browser's tabs as screens of a person: each can have a modal of its own, as Slack's windows can.

/** The screen of a person at a tab; the person's only one when the tab has no name. */
export function screenOf(person: string, tab: string | null | undefined): string {
  return tab === null || tab === undefined || tab === '' ? person : `${person}/${tab}`;
}
