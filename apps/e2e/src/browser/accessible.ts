import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe has against the page as it is now, by the rules of WCAG 2.1 A and AA; a test expects none. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** Whether the page is wider than the window, so that one has to scroll sideways to read it. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
}
