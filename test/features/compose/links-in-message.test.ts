import { describe, expect, it } from 'vitest';
import { linksInMessage } from '../../../src/features/compose/links-in-message.ts';

const id = (number: number) => String(number).padStart(22, '0');
const track = (number: number) => `https://open.spotify.com/track/${id(number)}`;
const richText = (...elements: object[]) => ({
  blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }],
});

const idsIn = (message: unknown) =>
  linksInMessage(message).map((link) => ('id' in link ? Number(link.id) : link.kind));

describe('The links of a message', () => {
  it.each<[string, unknown, readonly (number | string)[]]>([
    ['in text', { text: `One <${track(1)}> and <${track(2)}|this>` }, [1, 2]],
    [
      'in rich text',
      richText({ type: 'link', url: track(1) }, { type: 'text', text: ` ${track(2)}` }),
      [1, 2],
    ],
    [
      'in a list in a quote',
      { blocks: [{ elements: [{ elements: [{ elements: [{ type: 'link', url: track(3) }] }] }] }] },
      [3],
    ],
    [
      'in what was unfurled',
      { attachments: [{ from_url: track(1), title_link: track(2), original_url: track(3) }] },
      [1, 2, 3],
    ],
    [
      'in a message that is forwarded',
      {
        text: '',
        attachments: [
          {
            is_share: true,
            from_url: 'https://team.slack.com/archives/C1/p1763726400000001',
            text: `Listen: <${track(1)}|this>`,
            message_blocks: [{ team: 'T1', message: richText({ type: 'link', url: track(2) }) }],
          },
        ],
      },
      [1, 2],
    ],
    ['in what another app posts', { attachments: [{ pretext: track(1), text: `<${track(2)}>` }] }, [1, 2]],
    [
      'in the fields and buttons of what another app posts',
      {
        attachments: [
          {
            fields: [{ title: 'Now playing', value: `<${track(1)}|Song>` }, null, { value: 7 }],
            actions: [{ type: 'button', text: 'Play', url: track(2), value: track(3) }],
          },
        ],
      },
      [1, 2],
    ],
    [
      'beside parts that are null',
      { text: null, blocks: null, attachments: [{ text: track(1), from_url: null }] },
      [1],
    ],
    [
      'everywhere, each once',
      {
        ...richText({ type: 'link', url: track(2) }, { type: 'link', url: `${track(1)}?si=x` }),
        text: `<${track(2)}> <${track(1)}?si=x>`,
        attachments: [{ original_url: track(1) }, { from_url: track(4) }],
      },
      [2, 1, 4],
    ],
    [
      'to albums and short ones',
      { text: `https://spotify.link/abc https://open.spotify.com/album/${id(5)}` },
      ['short', 5],
    ],
    [
      'to other places beside one to Spotify',
      { text: `https://youtu.be/x https://example.com ${track(1)}` },
      [1],
    ],
    ['to other places only', { text: 'https://youtu.be/x https://example.com' }, ['other-service']],
    ['of no use', { text: 'https://example.com' }, []],
    ['of odd shapes', { text: 7, blocks: [null, 'x'], attachments: 'x' }, []],
    ['of a part that is odd', { text: track(1), blocks: [null, 7], attachments: [null] }, [1]],
    ['where there is no message', undefined, []],
  ])('%s', (_where, message, links) => {
    expect(idsIn(message)).toEqual(links);
  });

  it('are read however deep the message is', () => {
    let deep: unknown = { type: 'link', url: track(1) };
    for (let depth = 0; depth < 10_000; depth += 1) deep = { elements: [deep] };
    expect(idsIn({ blocks: [deep], text: track(2) })).toEqual([2]);
  });
});
