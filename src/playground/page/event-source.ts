// Server-sent events of our own server, each as its JSON.

/** What the browser waits for itself after a broken connection is the server's to say; this is for a refused one. */
const secondTry = 2_000;

/**
 * Listens until the answer is called, however often the connection breaks.
 * @param handlers by the event's name
 */
export function listenTo(
  path: string,
  // biome-ignore lint/suspicious/noExplicitAny: each handler knows what its event carries, and trusts our own server
  handlers: Readonly<Record<string, (data: any) => void>>,
  onBreak: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source = connect();

  function connect(): EventSource {
    const events = new EventSource(path);
    for (const [name, handle] of Object.entries(handlers))
      events.addEventListener(name, ({ data }: MessageEvent<string>) => handle(JSON.parse(data)));
    events.addEventListener('error', () => {
      onBreak();
      if (events.readyState === EventSource.CLOSED) timer = setTimeout(reconnect, secondTry);
    });
    return events;
  }

  function reconnect(): void {
    source = connect();
  }

  return () => {
    clearTimeout(timer);
    source.close();
  };
}
