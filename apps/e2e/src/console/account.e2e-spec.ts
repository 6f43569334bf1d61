import type { TestAccount, TestUser } from '@plumbline/testing';
import type { Browser, Page } from 'playwright-core';
import { problemsInEveryLook } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit, type VisitOptions } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('account settings in the console', () => {
  let browser: Browser;
  let account: TestAccount;
  let settler: TestUser;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount()]);
    settler = await account.givenUser({ permissions: { accounts: true } });
  });
  const enter = async (path: string, options: VisitOptions = {}) => {
    visit = await openVisit(browser, { as: settler, ...options });
    page = visit.page;
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  it('allow tokens that never expire, which users can then create', async () => {
    const developer = await account.givenUser({ permissions: { api_documentation_access: true } });
    const wanted = { data: { attributes: { name: 'for ever', 'expires-in-days': null } } };
    const session = await account.anonymous.signIn(developer.email, developer.password);
    const refused = await session.post(`${account.v2}/personal_access_tokens`, wanted);
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0]).toMatchObject({
      code: 'tokens.expiry-required',
      source: { pointer: '/data/attributes/expires-in-days' },
    });

    await enter('/settings/account');
    // Mantine hides the input behind its own switch.
    await page.getByRole('switch', { name: 'Access tokens that never expire' }).check({ force: true });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The account has been saved.').waitFor();
    expect(visit.problems).toEqual([]);
    await visit.close();

    await enter('/settings/profile/access-tokens', { as: developer });
    await page.getByRole('button', { name: 'New token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('for ever');
    await dialog.getByText('Never', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Create token' }).click();
    await dialog.getByLabel('I have stored the token').check();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const { body } = await session.get(`${account.v2}/personal_access_tokens`);
    expect(body.data).toHaveLength(1);
    expect(body.data[0].attributes).not.toHaveProperty('expires-at');
    expect(visit.problems).toEqual([]);
  });

  it('are read-only without the permission', async () => {
    const member = await account.givenUser();
    await enter('/settings/account', { as: member });
    await page.getByText('You need the “Account” permission').waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Account', exact: true }).count()).toBe(0);
    expect(visit.problems).toEqual([]);
  });

  it('are accessible on a desktop and a phone, light and dark', async () => {
    await enter('/settings/account');
    expect(await problemsInEveryLook(page)).toEqual([]);
    expect(visit.problems).toEqual([]);
  });
});
