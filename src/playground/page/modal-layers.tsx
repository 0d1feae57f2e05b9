// The open modal: one layer, or several over each other, of which the top one is seen.

import type { ReactNode } from 'react';
import { ModalLayer } from './modal-layer.tsx';
import { useWorkspace } from './workspace-context.ts';

export function ModalLayers({ notices }: { readonly notices: ReactNode }) {
  const { snapshot } = useWorkspace();
  const top = snapshot.layers.at(-1);
  return snapshot.layers.map((view) => (
    <ModalLayer
      key={view.id}
      view={view}
      isTop={view === top}
      isPushed={view !== snapshot.layers[0]}
      notices={view === top && notices}
    />
  ));
}
