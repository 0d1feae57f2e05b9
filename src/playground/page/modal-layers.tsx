// The open modal: one layer, or several over each other, of which the top one is seen.

import { ModalLayer } from './modal-layer.tsx';
import type { ModalExtras } from './modal-shell.tsx';
import { useWorkspace } from './workspace-context.ts';

/** @param extras what lies over the page: it can be reached in the top layer alone, for a modal shuts out the rest */
export function ModalLayers({ extras }: { readonly extras: ModalExtras }) {
  const { snapshot } = useWorkspace();
  const top = snapshot.layers.at(-1);
  return snapshot.layers.map((view) => (
    <ModalLayer
      key={view.id}
      view={view}
      isTop={view === top}
      isPushed={view !== snapshot.layers[0]}
      extras={view === top ? extras : undefined}
    />
  ));
}
