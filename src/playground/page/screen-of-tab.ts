// Which of a person's screens this tab is: its own, also after it was loaded again.

const storageKey = 'songpoll-screen';

export const screenOfTab = readScreen();

function readScreen(): string {
  const known = sessionStorage.getItem(storageKey) ?? crypto.randomUUID();
  sessionStorage.setItem(storageKey, known);
  return known;
}
