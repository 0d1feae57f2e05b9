// Lines that grow at the bottom, which stays in view unless somebody scrolled up. As in message-list.tsx, the browser
// does it.

import type { ReactNode } from 'react';

export function NewestInView({ children }: { readonly children: ReactNode }) {
  return (
    <div className="newest-in-view">
      <div>{children}</div>
    </div>
  );
}
