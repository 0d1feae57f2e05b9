// Light or dark: as the system has it, until somebody chooses; the choice is remembered.

import { useEffect, useState, useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const storageKey = 'theme';
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

export function useTheme(): { readonly theme: Theme; toggle(): void } {
  const [chosen, setChosen] = useState(readChoice);
  const isSystemDark = useSyncExternalStore(onSystemChange, () => prefersDark.matches);
  const theme = chosen ?? (isSystemDark ? 'dark' : 'light');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return {
    theme,
    toggle() {
      const other = theme === 'dark' ? 'light' : 'dark';
      localStorage.setItem(storageKey, other);
      setChosen(other);
    },
  };
}

function readChoice(): Theme | undefined {
  const kept = localStorage.getItem(storageKey);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
}

function onSystemChange(listener: () => void): () => void {
  prefersDark.addEventListener('change', listener);
  return () => prefersDark.removeEventListener('change', listener);
}
