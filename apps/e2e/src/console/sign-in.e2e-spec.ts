import type { Browser } from 'playwright-core';
import { eventually, type TestUser } from '@plumbline/testing';
import { accessibilityProblems, problemsInEveryLook } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('signing in to the console', () => {
  let browser: Browser;
  let user: TestUser;
  let visit: Visit;
  beforeAll(async () => {
    const account = await givenAccount();
    [browser, user] = await Promise.all([connectBrowser(), account.givenUser()]);
  });
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  it('leads to the requested page', async () => {
    visit = await openVisit(browser);
    const { page } = visit;
    await page.goto('/settings/profile');
    await page.getByLabel('E-mail address').fill(user.email);
    await page.getByLabel('Password', { exact: true }).fill(user.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/settings/profile');
    await eventually(async () => expect(await page.title()).toBe('Profile · Plumbline'));
    // The browser reports the 401 that led to the sign-in page.
    expect(visit.problems).toEqual([expect.stringContaining('401')]);
  });

  it('reports wrong credentials and missing fields in the language of the browser', async () => {
    visit = await openVisit(browser, { locale: 'de-AT' });
    const { page } = visit;
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Diese Angabe fehlt.').first().waitFor();
    await page.getByLabel('E-Mail-Adresse').fill(user.email);
    await page.getByLabel('Passwort', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Die E-Mail-Adresse oder das Passwort ist falsch.').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('does not redirect to another site', async () => {
    visit = await openVisit(browser, { as: user });
    const { page } = visit;
    await page.goto('/sign-in?from=//elsewhere.example/');
    await page.getByLabel('E-mail address').fill(user.email);
    await page.getByLabel('Password', { exact: true }).fill(user.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
    expect(visit.problems).toEqual([]);
  });

  it('ends with the sign-out, also when going back', async () => {
    visit = await openVisit(browser, { as: user });
    const { page } = visit;
    await page.goto('/settings/profile');
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    expect((await page.request.get('/session')).status()).toBe(401);
  });

  it('is accessible on a desktop and a phone, light and dark', async () => {
    visit = await openVisit(browser);
    await visit.page.goto('/sign-in');
    await visit.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await problemsInEveryLook(visit.page)).toEqual([]);
    expect(visit.problems).toEqual([]);
  });
});
