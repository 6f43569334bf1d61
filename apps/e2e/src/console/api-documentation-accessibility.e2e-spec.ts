import type { Browser } from 'playwright-core';
import type { TestAccount, TestUser } from '@plumbline/testing';
import { accessibilityProblems, isTooWide } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('the page "API documentation"', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  let address: string;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount({ limit: 1_000 })]);
    user = await account.givenUser({ permissions: { api_documentation_access: true, projects: true } });
    const ticket = (await account.givenTicketPath()).split('/').at(-1)!;
    address = `/settings/api-documentation?project=${account.project}&ticket=${ticket}`;
  });
  afterAll(() => browser.close());

  describe.each([
    ['the reference', '', 'Plumbline API'],
    ['Swagger UI', '&view=swagger-ui', /Plumbline API/],
  ])('with %s', (_view, parameter, heading) => {
    let visit: Visit;
    // Each view takes seconds of CPU to load: all sizes and colours share one page.
    beforeAll(async () => {
      visit = await openVisit(browser, { as: user });
      await visit.page.goto(`${address}${parameter}`);
    });
    afterAll(() => visit.close());

    it.each([
      [1280, 'light'],
      [1280, 'dark'],
      [360, 'light'],
      [360, 'dark'],
    ] as const)('is accessible at %i pixels in %s', async (width, colorScheme) => {
      const { page, problems } = visit;
      await page.setViewportSize({ width, height: width < 600 ? 740 : 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
      await page.getByText(/of 1,000 left/).waitFor();
      await page.frameLocator('main iframe').getByRole('heading', { name: heading }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
      expect(problems).toEqual([]);
    });
  });
});
