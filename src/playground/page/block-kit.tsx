// Blocks as Slack draws them, by slack-blocks-to-jsx. Its buttons carry the ids of block and action as DOM ids, which is
// how a click is told from another; confirm dialogs and addresses are handled here.

import { Fragment, memo, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import { type Placed, placedElements } from '../protocol/field-state.ts';
import { isJsonObject, type JsonObject, stringOf } from '../protocol/json.ts';
import type { Snapshot } from '../protocol/page-protocol.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { drawnBlocks } from './drawn-blocks.ts';
import { isTextBlock, TextBlock } from './text-block.tsx';
import type { Theme } from './use-theme.ts';
import { type FieldRef, refOf } from './view-values.ts';
import { useWorkspace } from './workspace-context.ts';

interface BlockKitProps {
  readonly blocks: readonly JsonObject[];
  /** Settles when the app has answered; until then the button shows that it is busy. */
  onPress?(button: FieldRef): Promise<void>;
}

interface Pressed {
  readonly placed: Placed;
  readonly button: HTMLElement;
}

export function BlockKit({ blocks, onPress }: BlockKitProps) {
  const { snapshot, theme } = useWorkspace();
  const self = useRef<HTMLDivElement>(null);
  const [asked, ask] = useState<Pressed>();

  const press = async ({ placed, button }: Pressed) => {
    const address = stringOf(placed.element['url']);
    if (address !== '') window.open(address, '_blank', 'noopener');
    button.ariaBusy = 'true';
    await onPress?.(refOf(placed));
    button.ariaBusy = null;
  };
  const click = useEffectEvent(({ target }: MouseEvent) => {
    const button = buttonAt(target);
    const placed = button === undefined ? undefined : placedAt(blocks, button);
    if (button === undefined || placed === undefined || button.ariaBusy === 'true') return;
    if (isJsonObject(placed.element['confirm'])) ask({ placed, button });
    else void press({ placed, button });
  });
  useEffect(() => {
    const element = self.current;
    const listener = (event: MouseEvent) => click(event);
    element?.addEventListener('click', listener);
    return () => element?.removeEventListener('click', listener);
  }, []);

  return (
    <>
      <div className="block-kit" ref={self}>
        <DrawnBlocks
          blocks={blocks}
          theme={theme}
          people={snapshot.people}
          channels={snapshot.channels}
          clockAhead={snapshot.clockAhead}
        />
      </div>
      {asked !== undefined && (
        <ConfirmDialog
          element={asked.placed.element}
          onConfirm={() => void press(asked)}
          onClose={() => ask(undefined)}
        />
      )}
    </>
  );
}

interface DrawnBlocksProps extends Pick<Snapshot, 'people' | 'channels' | 'clockAhead'> {
  readonly blocks: readonly JsonObject[];
  readonly theme: Theme;
}

const DrawnBlocks = memo(function DrawnBlocks(props: DrawnBlocksProps) {
  const { blocks, theme, people, channels, clockAhead } = props;
  const users = people.map(({ id, displayName }) => ({ id, name: displayName }));
  const data = { users, channels: channels.map(({ id, name }) => ({ id, name })) };
  const draw = (block: JsonObject) => {
    // Whatever the app sent: the renderer leaves out what it does not know.
    const trusted = drawnBlocks([block], Date.now() + clockAhead) as unknown as Block[];
    return <Message blocks={trusted} theme={theme} data={data} name="" logo="" withoutWrapper />;
  };
  return blocks.map((block, at) => (
    <Fragment key={stringOf(block['block_id']) || at}>
      {isTextBlock(block) ? <TextBlock block={block} draw={draw} /> : draw(block)}
    </Fragment>
  ));
});

function buttonAt(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>('.slack_blocks_to_jsx__button_element') ?? undefined;
}

/** The nearest id around a button is that of its block. */
function placedAt(blocks: readonly JsonObject[], button: HTMLElement): Placed | undefined {
  const blockId = button.parentElement?.closest('[id]')?.id;
  return placedElements(blocks).find(
    ({ block, element }) => block['block_id'] === blockId && element['action_id'] === button.id,
  );
}
