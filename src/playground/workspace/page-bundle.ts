// The page's script and style, put together by esbuild at every start: a moment's work, and nothing to keep up to date.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface PageFile {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** What the page's server has to give, by path. */
export async function bundlePage(): Promise<ReadonlyMap<string, PageFile>> {
  const [html, { outputFiles }] = await Promise.all([
    readFile(new URL('../page/page.html', import.meta.url)),
    build({
      entryPoints: [fileURLToPath(new URL('../page/page.tsx', import.meta.url))],
      bundle: true,
      write: false,
      outdir: '/',
      format: 'esm',
      target: 'es2023',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'warning',
    }),
  ]);
  const built = outputFiles.map(
    ({ path, contents }) => [path, { type: typeOf(path), body: contents }] as const,
  );
  return new Map([['/', { type: 'text/html; charset=utf-8', body: html }], ...built]);
}

function typeOf(path: string): string {
  return path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
}
