// A value as indented JSON.

import type { Json } from '../../protocol/json.ts';

export function JsonView({ title, value }: { readonly title?: string; readonly value: Json }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  return (
    <figure className="json">
      {title !== undefined && <figcaption>{title}</figcaption>}
      <pre>{text}</pre>
    </figure>
  );
}
