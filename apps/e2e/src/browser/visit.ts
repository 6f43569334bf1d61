import type { Browser, BrowserContext, Page } from 'playwright-core';
import { installationUnderTest } from '../support/system';

export interface VisitOptions {
  /** Who is signed in; nobody unless told. */
  as?: { email: string; password: string };
  /** Pixels; 1280 unless told. */
  width?: number;
  colorScheme?: 'light' | 'dark';
  /** The browser's language, `en-GB` unless told. */
  locale?: string;
  /** Where the pages are; the system under test unless told. */
  url?: string;
}

/** A person at a browser of their own: cookies and storage are shared with no other visit. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /**
   * What no page of ours may do, in the order in which it happened: ask another origin for anything (such a request is not let
   * through), write an error to the console, as the browser does for what the content security policy refuses, or throw.
   * A test ends with `expect(visit.problems).toEqual([])`.
   */
  problems: string[];
  close(): Promise<void>;
}

/** Opens a browser window on the system under test; paths given to `page.goto` start at its origin. */
export async function openVisit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const { as, width = 1280, colorScheme = 'light', locale = 'en-GB', url = installationUnderTest().url } = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width < 600 ? 740 : 800 },
    colorScheme,
    locale,
    reducedMotion: 'reduce',
  });
  const problems = await watch(context, new URL(url).origin);
  if (as) await signIn(context, as);
  return { context, page: await context.newPage(), problems, close: () => context.close() };
}

async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const problems: string[] = [];
  await context.route(
    (url) => url.origin !== origin,
    async (route) => {
      problems.push(`request to another origin: ${route.request().url()}`);
      await route.abort();
    },
  );
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console error: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`uncaught: ${String(error.error())}`));
  return problems;
}

async function signIn(context: BrowserContext, { email, password }: { email: string; password: string }) {
  const answer = await context.request.post('/session', { data: { email, password } });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}: ${await answer.text()}`);
}
