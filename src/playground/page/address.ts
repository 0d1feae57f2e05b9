// The page's address says who you are and where you look, so that two windows can be two people.

export interface PageAddress {
  readonly as: string | undefined;
  readonly channel: string | undefined;
}

export function readAddress(): PageAddress {
  const query = new URLSearchParams(window.location.search);
  return { as: query.get('as') ?? undefined, channel: query.get('in') ?? undefined };
}

export function addressOf({ as, channel }: PageAddress): string {
  const query = new URLSearchParams({
    ...(as !== undefined && { as }),
    ...(channel !== undefined && { in: channel }),
  });
  return `?${query}`;
}

export function showAddress(address: PageAddress): void {
  window.history.replaceState(null, '', addressOf(address));
}
