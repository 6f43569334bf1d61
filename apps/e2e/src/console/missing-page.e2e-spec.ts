import type { TestUser } from '@plumbline/testing';
import type { Browser } from 'playwright-core';
import { problemsInEveryLook } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit, type VisitOptions } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('an unknown URL', () => {
  let browser: Browser;
  let user: TestUser;
  let visit: Visit;
  beforeAll(async () => {
    const account = await givenAccount();
    [browser, user] = await Promise.all([connectBrowser(), account.givenUser()]);
  });
  const enter = async (path: string, options?: VisitOptions) => {
    visit = await openVisit(browser, options);
    await visit.page.goto(path);
    await visit.page.getByRole('heading', { name: 'Page not found', level: 1 }).waitFor();
  };
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  it.each(['/nope/nothing', '/settings/account/webhooks/wh/settings/nothing', '/projects/p/nothing'])(
    'shows a page with the navigation to signed-in users: %s',
    async (path) => {
      await enter(path, { as: user });
      const { page } = visit;
      expect(await page.getByRole('banner').count()).toBe(1);
      expect(await page.getByRole('navigation', { name: 'Main navigation' }).count()).toBe(1);
      await page.getByRole('link', { name: 'Go to projects', exact: true }).click();
      await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
      expect(visit.problems).toEqual([]);
    },
  );

  it('shows a centred page with a sign-in link without a session', async () => {
    await enter('/nope/nothing');
    const { page } = visit;
    const { x, width } = (await page.getByRole('heading', { level: 1 }).boundingBox())!;
    expect(x + width / 2).toBeCloseTo(1280 / 2, -1);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    // The browser reports the 401 of the session request.
    expect(visit.problems.filter((problem) => !problem.includes('401'))).toEqual([]);
  });

  it.each([
    ['signed in', () => user],
    ['signed out', () => undefined],
  ])('is accessible on a desktop and a phone, light and dark, %s', async (_state, as) => {
    await enter('/nope/nothing', { as: as() });
    expect(await problemsInEveryLook(visit.page)).toEqual([]);
  });
});
