// What to say where there is no song, or no album, behind a link.

import type { Notice } from '../../slack/words/notices.ts';
import type { Missing } from '../../songs/catalogue.ts';

export function missingNotice(missing: Missing, what: 'song' | 'album'): Notice {
  switch (missing.kind) {
    case 'unknown':
      return { kind: what === 'song' ? 'unknown-track' : 'unknown-album' };
    case 'built-in-only':
      return { kind: 'built-in-only' };
    case 'taken-off':
      return { kind: 'taken-off', what };
    case 'not-playable':
      return {
        kind: 'not-playable',
        titles: [missing.title],
        ...(missing.market !== undefined && { market: missing.market }),
      };
  }
}
