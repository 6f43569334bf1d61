import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright-core';

const inFlight = new WeakMap<BrowserContext, Set<Request>>();

/** Counts the requests of a window's pages from now on, for `settled`. */
export function trackRequests(context: BrowserContext): void {
  const requests = new Set<Request>();
  inFlight.set(context, requests);
  context.on('request', (request) => requests.add(request));
  context.on('requestfinished', (request) => requests.delete(request));
  context.on('requestfailed', (request) => requests.delete(request));
}

/**
 * Resolves once the next frame is drawn, transitions have ended and the page has nothing else to do, with the number of these transitions:
 * the end of one may start others.
 */
const afterFrame = `new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve, { timeout: 1000 }))).then(() =>
  Promise.all(document.getAnimations()
    .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
    .map((animation) => animation.finished.catch(() => undefined)))).then((transitions) => transitions.length)`;

/**
 * Waits until a page has loaded and drawn everything: no request is in flight and no transition runs in two checks in a row, with a frame
 * drawn before each.
 * Playwright's `networkidle` waits for half a second without requests instead.
 */
export async function settled(page: Page, timeoutMs = 30_000): Promise<void> {
  const requests = inFlight.get(page.context())!;
  const deadline = performance.now() + timeoutMs;
  for (let quiet = 0; quiet < 2;) {
    const transitions = await page.evaluate<number>(afterFrame);
    quiet = requests.size === 0 && transitions === 0 ? quiet + 1 : 0;
    if (quiet > 0) continue;
    if (performance.now() > deadline)
      throw new Error(`still loading or moving: ${[...requests].map((one) => one.url()).join(', ')}`);
    await delay(10);
  }
}
