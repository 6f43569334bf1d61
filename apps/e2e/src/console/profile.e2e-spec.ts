import type { Browser, Locator, Page } from 'playwright-core';
import { eventually, type TestAccount, type TestUser } from '@plumbline/testing';
import { problemsInEveryLook } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit, type VisitOptions } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('the profile in the console', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount()]);
  });
  beforeEach(async () => {
    user = await account.givenUser();
  });
  const enter = async (path: string, options: VisitOptions = {}) => {
    visit = await openVisit(browser, { as: user, ...options });
    page = visit.page;
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  const signIn = (password: string) =>
    account.anonymous.post('/session', { email: user.email, password }).then(({ status }) => status);

  it('changes the name, on the page and in the menu', async () => {
    await enter('/settings/profile');
    await page.getByLabel('First name').fill('Ulrike');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your profile has been saved.').waitFor();
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByText('Ulrike User').waitFor();
    const { body } = await account.session.get(`${account.v1}/users/${user.id}`);
    expect(body.data.attributes.fullname).toBe('Ulrike User');
    expect(visit.problems).toEqual([]);
  });

  it('keeps the colour scheme that is chosen from the menu with the keyboard', async () => {
    await enter('/settings/profile');
    const focused = (element: Locator) => element.and(page.locator(':focus')).waitFor();
    const button = page.getByRole('button', { name: 'Colour scheme' });
    await button.focus();
    await page.keyboard.press('Enter');
    await focused(page.getByRole('menuitemradio', { name: 'Light' }));
    await page.keyboard.press('ArrowDown');
    await focused(page.getByRole('menuitemradio', { name: 'Dark' }));
    await page.keyboard.press('Enter');
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
    await focused(button);
    await page.reload();
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
    expect(visit.problems).toEqual([]);
  });

  it('changes the language, of the open page and of later visits with another browser', async () => {
    await enter('/settings/profile');
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Deutsch' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Profil', level: 1, exact: true }).waitFor();
    await page.locator('html[lang=de]').waitFor();
    expect(visit.problems).toEqual([]);
    await visit.close();

    visit = await openVisit(browser);
    page = visit.page;
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').fill(user.email);
    await page.getByLabel('Password', { exact: true }).fill(user.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Projekte', level: 1 }).waitFor();

    await page.getByRole('button', { name: 'Sprache' }).click();
    const kept = page.waitForResponse((response) => response.request().method() === 'PUT');
    await page.getByRole('menuitemradio', { name: 'Français' }).click();
    expect((await kept).status()).toBe(200);
    await page.goto('/settings/profile');
    expect(await page.getByRole('combobox', { name: 'Langue' }).inputValue()).toBe('Français');
    expect(visit.problems).toEqual([]);
    await visit.close();

    // What is chosen before signing in wins.
    visit = await openVisit(browser);
    page = visit.page;
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    await page.getByLabel('E-Mail-Adresse').fill(user.email);
    await page.getByLabel('Passwort', { exact: true }).fill(user.password);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('heading', { name: 'Projekte', level: 1 }).waitFor();
    await page.goto('/settings/profile');
    expect(await page.getByRole('combobox', { name: 'Sprache' }).inputValue()).toBe('Deutsch');
    expect(visit.problems).toEqual([]);
  });

  describe('the password', () => {
    const change = async (present: string, next: string, again = next) => {
      await page.getByLabel('Current password').fill(present);
      await page.getByLabel('New password', { exact: true }).fill(next);
      await page.getByLabel('Repeat new password').fill(again);
      await page.getByRole('button', { name: 'Change password' }).click();
    };

    it('is changed, and other sessions end with it', async () => {
      const elsewhere = await account.anonymous.signIn(user.email, user.password);
      await enter('/settings/profile/password');
      await change(user.password, 'a plumb line and a level');
      await page.getByText('Your password has been changed.').waitFor();
      expect(await signIn(user.password)).toBe(401);
      expect(await signIn('a plumb line and a level')).toBeLessThan(300);
      await eventually(async () => expect((await elsewhere.get('/session')).status).toBe(401));
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(visit.problems).toEqual([]);
    });

    it('stays when the current one is wrong or the new one is too short or repeated differently, and the page says which', async () => {
      await enter('/settings/profile/password');
      await change(user.password, 'a plumb line and a level', 'a plumb line and a bevel');
      await page.getByText('The passwords do not match.').waitFor();
      await change(user.password, 'short');
      const next = page.getByLabel('New password', { exact: true });
      await eventually(async () => expect(await next.getAttribute('aria-invalid')).toBe('true'));
      await change('not the password', 'a plumb line and a level');
      await page.getByText('The current password is wrong.').waitFor();
      expect(await signIn(user.password)).toBeLessThan(300);
    });
  });

  describe('the sessions', () => {
    const rows = () => page.getByRole('table', { name: 'Sessions' }).getByRole('row');
    const confirm = async (button: Locator) => {
      const name = (await button.innerText()).trim();
      await button.click();
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };

    it('are listed with the current one marked, and ended one by one or all but the current one', async () => {
      const others = await Promise.all(
        Array.from({ length: 3 }, () => account.anonymous.signIn(user.email, user.password)),
      );
      const statuses = () => Promise.all(others.map(async (other) => (await other.get('/session')).status));
      await enter('/settings/profile/sessions');
      await page.getByText('This device').waitFor();
      // The header, the current session, and the three others.
      await eventually(async () => expect(await rows().count()).toBe(5));
      expect(await rows().filter({ hasText: 'This device' }).getByRole('button').count()).toBe(0);

      await confirm(page.getByRole('button', { name: 'End', exact: true }).first());
      await eventually(async () => expect(await rows().count()).toBe(4));
      await eventually(async () => expect((await statuses()).filter((status) => status === 401)).toHaveLength(1));

      await confirm(page.getByRole('button', { name: 'End all other sessions' }));
      await eventually(async () => expect(await rows().count()).toBe(2));
      await eventually(async () => expect(await statuses()).toEqual([401, 401, 401]));
      expect(visit.problems).toEqual([]);
    });
  });

  it.each(['/settings/profile', '/settings/profile/password', '/settings/profile/sessions'])(
    '%s is accessible on a desktop and a phone, light and dark',
    async (path) => {
      await enter(path);
      expect(await problemsInEveryLook(page)).toEqual([]);
      expect(visit.problems).toEqual([]);
    },
  );
});
