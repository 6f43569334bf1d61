import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Other people's software in our pages, whose parts have a fault of their own; each with what it is. */
const notOurs = [
  // Scalar's inputs for headers: a combobox without a name that does not say whether its list is open.
  '.code-input-lite__editor',
  // Swagger UI's choice of a server, which has no name.
  '#servers',
];

/** What axe has against the page as it is now, by the rules of WCAG 2.1 A and AA, frames as well; a test expects none. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  for (const selector of notOurs) axe.exclude(selector).exclude(['iframe', selector]);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** Whether the page is wider than the window, so that one has to scroll sideways to read it. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
}
