import { expect, it } from 'vitest';
import { helpMessage } from '../../../src/slack/views/help-message.ts';
import { english } from '../../../src/slack/words/english/english.ts';
import { brokenRules } from '../slack-rules.ts';

it.each(['/songpoll', '/songpoll-dev'])(
  'explains creating, voting, closing, :lock: and drafts of %s',
  (command) => {
    const { text, blocks } = helpMessage(english, command);
    for (const word of [
      `\`${command}\``,
      `\`${command} help\``,
      'Post poll',
      'Vote',
      'Close poll',
      ':lock:',
      'Drafts',
    ]) {
      expect(text).toContain(word);
      expect(JSON.stringify(blocks)).toContain(word);
    }
    expect(brokenRules(blocks)).toEqual([]);
  },
);
