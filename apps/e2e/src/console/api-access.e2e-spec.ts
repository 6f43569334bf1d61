import type { Browser, Locator, Page } from 'playwright-core';
import { eventually, type TestAccount, type TestUser } from '@plumbline/testing';
import { connectBrowser } from '../browser/browser';
import { filled, keysShown, translations } from '../browser/language';
import { openVisit, type Visit } from '../browser/visit';
import { givenAccount } from '../support/account';
import { statusInShell } from '../support/shell';

describe.each(translations)('API access of a user, in $name', ({ name: language, locale, texts: t }) => {
  let browser: Browser;
  let account: TestAccount;
  let owner: TestUser;
  let manager: TestUser;
  let user: TestUser;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount()]);
    owner = await account.givenUser({ owner: true, language });
    manager = await account.givenUser({ permissions: { users: true }, language });
    user = await account.givenUser({ language });
  });
  const enter = async (path: string, as: TestUser) => {
    visit = await openVisit(browser, { as, locale });
    page = visit.page;
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  /** Every visit ends with this. */
  const leave = async () => {
    expect(await keysShown(page)).toEqual([]);
    expect(visit.problems).toEqual([]);
    await visit.close();
  };
  const press = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true }).click();
  const tokenName = 'Nightly export';
  const deleteToken = filled(t.accessToken.delete.action, { name: tokenName });
  let curl: string;
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  it('is granted by an owner', async () => {
    await enter(`/users/${user.id}`, owner);
    // Mantine hides the input behind its own switch.
    await page.getByRole('switch', { name: t.user.permission.api_documentation_access }).check({ force: true });
    await press(t.form.save);
    await page.getByText(t.user.saved).waitFor();
    await leave();
  });

  it('lets the user create a token, use it, and see its last use', async () => {
    await enter('/settings/profile/access-tokens', user);
    await press(t.accessToken.new);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: t.accessToken.name, exact: true }).fill(tokenName);
    await press(t.accessToken.create, dialog);
    await dialog.getByText(t.accessToken.issued.once).waitFor();
    curl = await dialog.locator('code', { hasText: 'curl' }).innerText();
    expect(await statusInShell(curl)).toBe(200);
    await dialog.getByLabel(t.accessToken.issued.stored).check();
    await press(t.dialog.done, dialog);
    const row = page.getByRole('row').filter({ hasText: tokenName });
    await eventually(
      async () => {
        const { body } = await account.session.get(`${account.v2}/personal_access_tokens?user_id=${user.id}`);
        expect(body.data[0].attributes['last-used-ip']).toBe('127.0.0.1');
      },
      60_000,
      { everyMs: 200 },
    );
    await page.reload();
    await row.getByText('127.0.0.1').waitFor();
    await leave();
  });

  it('ends for a token that a user manager deletes', async () => {
    await enter(`/users/${user.id}`, manager);
    await press(deleteToken);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(t.accessToken.delete.text).waitFor();
    expect(await keysShown(page)).toEqual([]);
    await press(t.accessToken.delete.confirm, dialog);
    await page.getByText(t.accessToken.empty).waitFor();
    await eventually(async () => expect(await statusInShell(curl)).toBe(401));
    await leave();
  });

  it("does not let a user manager delete an owner's token, and says why", async () => {
    await account.givenToken({ of: owner });
    await enter(`/users/${owner.id}`, manager);
    await page.getByText(t.user.onlyOwners).waitFor();
    await page.getByRole('img', { name: t.user.tokensLocked }).waitFor();
    expect(await page.getByRole('button', { name: filled(t.accessToken.delete.action, { name: 'e2e' }) }).count()).toBe(
      0,
    );
    await leave();
  });
});
