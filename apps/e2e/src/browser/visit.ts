import type { Browser, BrowserContext, Page } from 'playwright-core';
import { installationUnderTest } from '../support/system';
import { heightFor, releaseWindow, takeWindow } from './window';

export interface VisitOptions {
  /** The user who is signed in. Defaults to nobody. */
  as?: { email: string; password: string };
  /** Pixels. Defaults to 1280. */
  width?: number;
  colorScheme?: 'light' | 'dark';
  /** The browser's language. Defaults to `en-GB`. */
  locale?: string;
  /** Closes the window after the visit. A test that installs a clock needs it: a clock stays until its window is closed. */
  disposable?: boolean;
  /** Origin of the pages. Defaults to the installation under test. */
  url?: string;
}

/** A person at a browser window: no other visit shares its cookies and storage. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /**
   * What no page of ours may do, in the order in which it happened: request something from another origin (such a request fails),
   * write an error to the console, as the browser does for what the content security policy refuses, or throw.
   * A test ends with `expect(visit.problems).toEqual([])`.
   */
  problems: string[];
  close(): Promise<void>;
}

/** Opens a browser window on the installation under test. Paths given to `page.goto` start at its origin. */
export async function openVisit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const { as, width = 1280, colorScheme = 'light', locale = 'en-GB', disposable = false } = options;
  const { url = installationUnderTest().url } = options;
  const window = await takeWindow(browser, locale, new URL(url).origin);
  const { context, page, problems } = window;
  await page.setViewportSize({ width, height: heightFor(width) });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  if (as) await signIn(context, as);
  let open = true;
  return {
    context,
    page,
    problems,
    async close() {
      if (open) await (disposable ? context.close() : releaseWindow(browser, window));
      open = false;
    },
  };
}

async function signIn(context: BrowserContext, { email, password }: { email: string; password: string }) {
  const response = await context.request.post('/session', { data: { email, password } });
  if (!response.ok()) throw new Error(`sign-in failed with ${response.status()}: ${await response.text()}`);
}
