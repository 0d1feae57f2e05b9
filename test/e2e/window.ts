// One person's window of the page, and what went wrong in it that nobody would see: errors in the console, requests
// that failed, requests that left the machine.

import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { becomes, composer } from './at-the-page.ts';

export interface Window {
  readonly page: Page;
  /** To be empty. */
  readonly complaints: readonly string[];
  /** The message of a poll that was posted last. */
  poll(): Locator;
}

/** Opens the page, and waits until its person is there. @param as who one is; the page's own choice unless told */
export async function openWindow(
  browser: Browser,
  url: string,
  { as, ...look }: { readonly as?: string } & BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext({ locale: 'en-GB', ...look });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A window that closes hangs up on its streams.
    if (!request.url().includes('/events')) complaints.push(`failed: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(new URL(url).origin) || request.url().startsWith('data:');
    if (!isOwn) complaints.push(`left the machine: ${request.url()}`);
  });
  await page.goto(url);
  if (as !== undefined) await becomes(page, as);
  await composer(page).waitFor();
  return { page, complaints, poll: () => page.getByRole('article').filter({ hasText: 'Started by' }).last() };
}
