import type { Browser, BrowserContext, Page } from 'playwright-core';
import { trackRequests } from './settled';

/** A browser window with cookies and storage of its own. One visit after another uses it. */
export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Problems of the present visit, see `Visit`. */
  problems: string[];
  readonly locale: string;
  readonly origin: string;
}

/** The height of a window of this width, both in pixels: of a phone or of a desktop. */
export function heightFor(width: number): number {
  return width < 600 ? 740 : 800;
}

/**
 * Windows that no visit uses at present, by connection. A new window costs a second of CPU, most of it for a renderer process and for
 * scripts that an empty cache does not hold; a cleared one costs nothing.
 */
const free = new WeakMap<Browser, Window[]>();

/** Takes a window with empty cookies and storage. */
export async function takeWindow(browser: Browser, locale: string, origin: string): Promise<Window> {
  const windows = free.get(browser) ?? [];
  const index = windows.findIndex((window) => window.locale === locale && window.origin === origin);
  return index < 0 ? openWindow(browser, locale, origin) : windows.splice(index, 1)[0]!;
}

/** Clears cookies and storage, and keeps the window for the next visit. */
export async function releaseWindow(browser: Browser, window: Window): Promise<void> {
  const { context } = window;
  const clean = await clear(window).catch(() => false);
  if (!clean) return context.close();
  window.problems = [];
  free.set(browser, [...(free.get(browser) ?? []), window]);
}

/** Whether the window can be used again. It cannot when the test has closed its page. */
async function clear({ context, page }: Window): Promise<boolean> {
  if (page.isClosed()) return false;
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  if (page.url().startsWith('http')) await page.evaluate('localStorage.clear(); sessionStorage.clear()');
  await page.goto('about:blank');
  await context.clearCookies();
  return true;
}

async function openWindow(browser: Browser, locale: string, origin: string): Promise<Window> {
  const context = await browser.newContext({ baseURL: origin, locale, reducedMotion: 'reduce' });
  // On a busy machine the API documentation takes longer than the default of 30 seconds to load.
  context.setDefaultTimeout(60_000);
  const window: Window = { context, page: await context.newPage(), problems: [], locale, origin };
  trackRequests(context);
  // Requests to other origins get nowhere: the browser resolves no other host name (tools/test/shared-browser.ts).
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(?:http|ws)s?:$/.test(url.protocol) && url.origin !== origin) {
      window.problems.push(`request to another origin: ${url.href}`);
    }
  });
  context.on('console', (message) => {
    if (message.type() === 'error') window.problems.push(`console error: ${message.text()}`);
  });
  context.on('weberror', (error) => window.problems.push(`uncaught: ${String(error.error())}`));
  return window;
}
