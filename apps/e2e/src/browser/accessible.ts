import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { settled } from './settled';

/** Parts of third-party software in our pages that have an accessibility problem of their own. */
const thirdParty = [
  // Scalar's inputs for headers: a combobox without a name that does not say whether its list is open.
  '.code-input-lite__editor',
  // Swagger UI's choice of a server, which has no name.
  '#servers',
];

/**
 * Waits until the page has settled, and returns what violates the rules of WCAG 2.1 A and AA on it and in its frames, as axe finds it.
 * A test expects none.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await settled(page);
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    // The other mode opens a second page to merge the results of frames, which takes longer than the rules themselves.
    .setLegacyMode(page.frames().length === 1);
  for (const selector of thirdParty) axe.exclude(selector).exclude(['iframe', selector]);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** Whether the page is wider than the window, so that a reader has to scroll sideways. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
}
