// esbuild puts imported styles into page.css.

declare module '*.css';
