import { source, type AxeResults, type ElementContext, type RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { settled } from './settled';
import { heightFor } from './window';

/** Parts of third-party software in our pages that have an accessibility problem of their own. */
const thirdParty = [
  // Scalar's inputs for headers: a combobox without a name that does not say whether its list is open.
  '.code-input-lite__editor',
  // Swagger UI's choice of a server, which has no name.
  '#servers',
];
const exclude = [...thirdParty.map((selector) => [selector]), ...thirdParty.map((selector) => ['iframe', selector])];
/** Dialogs, drawers, menus and lists, which lie over a page, and what opened them. */
const overlays = ['[data-portal]', '[aria-expanded=true]'];
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  resultTypes: ['violations'],
};
/** A part of a page, or the whole, which is the default. */
export type Extent = 'page' | 'overlays';
/** The rules of these levels that read colours. */
const colourOptions: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};

/**
 * Waits until the page has settled, and returns what violates the rules of WCAG 2.1 A and AA on it and in its frames, as axe finds it.
 * A test expects none.
 *
 * @param rules Defaults to all rules of these levels.
 */
export async function accessibilityProblems(
  page: Page,
  { rules = options, extent = 'page' }: { rules?: RunOptions; extent?: Extent } = {},
): Promise<string[]> {
  const context: ElementContext = extent === 'page' ? { exclude } : { include: overlays, exclude };
  await settled(page);
  await Promise.all(page.frames().map(injectAxe));
  const run = `axe.run(${JSON.stringify(context)}, ${JSON.stringify(rules)})`;
  const violations = await page.evaluate<AxeResults['violations']>(`${run}.then((results) => results.violations)`);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/**
 * Loads axe into a frame that does not have it. It stays there until the frame loads another document: `@axe-core/playwright` would load it
 * several times for each run, which takes longer than the rules.
 */
async function injectAxe(frame: Frame): Promise<void> {
  if (!(await frame.evaluate<boolean>('"axe" in window'))) await frame.evaluate(source);
}

interface Look {
  width: number;
  colorScheme: 'light' | 'dark';
  rules: RunOptions;
}

/**
 * How pages are looked at: in both colour schemes, on a desktop and on a phone. `npm run test:accessibility` looks at every combination,
 * `npm test` at two that have each of them.
 */
const looks: readonly Look[] = process.env['EVERY_LOOK']
  ? [
      { width: 1280, colorScheme: 'light', rules: options },
      // The colour scheme changes nothing but colours.
      { width: 1280, colorScheme: 'dark', rules: colourOptions },
      { width: 360, colorScheme: 'light', rules: options },
      { width: 360, colorScheme: 'dark', rules: colourOptions },
    ]
  : [
      { width: 1280, colorScheme: 'light', rules: options },
      { width: 360, colorScheme: 'dark', rules: options },
    ];

/**
 * Returns the accessibility problems of a loaded page in its looks, and says where it is wider than the window, so that a reader has to scroll
 * sideways. A test expects none.
 *
 * @param widths The widths of these looks that count, in pixels. Defaults to all of them.
 */
export async function problemsInEveryLook(
  page: Page,
  { widths, extent }: { widths?: readonly number[]; extent?: Extent } = {},
): Promise<string[]> {
  const problems: string[] = [];
  for (const { width, colorScheme, rules } of looks.filter(({ width }) => widths?.includes(width) ?? true)) {
    await page.setViewportSize({ width, height: heightFor(width) });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    const found = await accessibilityProblems(page, { rules, extent });
    if (await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')) {
      found.push('the page is wider than the window');
    }
    problems.push(...found.map((problem) => `${width} pixels, ${colorScheme}: ${problem}`));
  }
  return problems;
}
