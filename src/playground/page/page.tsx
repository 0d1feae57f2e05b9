// Where the page starts in the browser.

import './style/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SlackWindow } from './slack-window.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('page.html has no place for the page.');
createRoot(root).render(
  <StrictMode>
    <SlackWindow />
  </StrictMode>,
);
