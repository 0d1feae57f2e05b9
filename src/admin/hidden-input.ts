// Asking at a terminal for what nobody looking over the shoulder may see.

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CannotDo } from './command.ts';

export interface HiddenInput {
  /** What is typed up to Enter, without the spaces around it. @throws CannotDo on Ctrl-C and Ctrl-D */
  ask(): Promise<string>;
  close(): void;
}

/** @param input a terminal: the line is edited as usual, and nothing of it is shown */
export function openHiddenInput(input: NodeJS.ReadableStream): HiddenInput {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  // Several lines may be pasted at once, before they are asked for.
  const typed: string[] = [];
  let isOver = false;
  let waiting: { take(line: string): void; giveUp(error: CannotDo): void } | undefined;

  const stopped = () => new CannotDo('Stopped. What was stored before stays stored.');
  lines.on('line', (line) => {
    if (waiting === undefined) typed.push(line);
    else waiting.take(line);
    waiting = undefined;
  });
  lines.on('SIGINT', () => lines.close());
  lines.on('close', () => {
    isOver = true;
    waiting?.giveUp(stopped());
  });

  return {
    async ask() {
      const line = typed.shift();
      if (line !== undefined) return line.trim();
      if (isOver) throw stopped();
      const answer = await new Promise<string>((take, giveUp) => {
        waiting = { take, giveUp };
      });
      return answer.trim();
    },
    close: () => lines.close(),
  };
}
