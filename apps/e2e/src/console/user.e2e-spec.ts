import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { eventually, type TestAccount, type TestUser } from '@plumbline/testing';
import { accessibilityProblems, problemsInEveryLook } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit, type VisitOptions } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('user management in the console', () => {
  let browser: Browser;
  let account: TestAccount;
  let owner: TestUser;
  let manager: TestUser;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    // Tests poll until a token is refused.
    account = await givenAccount({ limit: 10_000 });
    browser = await connectBrowser();
    manager = await account.givenUser({ permissions: { users: true, api_documentation_access: true } });
    owner = await account.givenUser({ owner: true });
  });
  const enter = async (path: string, options: VisitOptions = {}) => {
    visit = await openVisit(browser, { as: owner, ...options });
    page = visit.page;
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  it('lets an owner grant API access, and a manager delete the token that the user then creates', async () => {
    const user = await account.givenUser();
    await enter(`/users/${user.id}`);
    // Mantine hides the input behind its own switch.
    await page.getByRole('switch', { name: 'API access' }).check({ force: true });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The user has been saved.').waitFor();
    expect(visit.problems).toEqual([]);
    await visit.close();

    const token = await account.givenToken({ of: user });
    expect((await token.get(`${account.v2}/me`)).status).toBe(200);

    await enter(`/users/${user.id}`, { as: manager });
    await page.getByRole('button', { name: 'Delete e2e' }).click();
    await page.getByRole('button', { name: 'Delete token' }).click();
    await page.getByText('No access tokens').waitFor();
    await eventually(async () => expect((await token.get(`${account.v2}/me`)).status).toBe(401));
    expect(visit.problems).toEqual([]);
  });

  it('knows what the owner has just saved from what others change meanwhile', async () => {
    const user = await account.givenUser();
    await enter(`/users/${user.id}`);
    let read = () => undefined as void;
    const held = new Promise<void>((resolve) => (read = resolve));
    await page.route(`**/users/${user.id}`, async (route) => {
      if (route.request().method() === 'GET') await held;
      await route.continue();
    });
    // The API trims the name.
    await page.getByLabel('First name').fill('Ada ');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The user has been saved.').waitFor();
    await page.getByLabel('Last name').fill('Moser');
    read();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Ada Moser', level: 1 }).waitFor();
    expect(await page.getByText('Both changes are kept.').count()).toBe(0);
    expect(visit.problems).toEqual([]);

    await page.getByRole('button', { name: 'Deactivate' }).click();
    const change = { data: { attributes: { lastname: 'Moser-Klein' } } };
    expect((await account.session.put(`${account.v1}/users/${user.id}`, change)).status).toBe(200);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await dialog
      .getByRole('row')
      .filter({ hasText: /Last name.*Moser.*Moser-Klein/ })
      .waitFor();
    expect(visit.problems).toEqual([expect.stringContaining('412')]);
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText('Inactive').waitFor();
  });

  it("locks an owner's tokens for a manager, and says why", async () => {
    await account.givenToken({ of: owner });
    await enter(`/users/${owner.id}`, { as: manager });
    await page.getByText('Only owners can change an owner.').waitFor();
    await page.getByRole('img', { name: /^Only the owner can delete/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Delete|^Save/ }).count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(visit.problems).toEqual([]);
  });

  it('invites a user, who chooses a password and signs in', async () => {
    const email = `stefan-${randomUUID()}@example.com`;
    await enter('/users');
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail address').fill(email);
    await dialog.getByLabel('First name').fill('Stefan');
    await dialog.getByLabel('Last name').fill('Bauer');
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    const link = await dialog.locator('code').innerText();
    expect(visit.problems).toEqual([]);
    await visit.close();

    visit = await openVisit(browser);
    page = visit.page;
    await page.goto(link);
    await page.getByText(email).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel('New password', { exact: true }).fill('a plumb line and a level');
    await page.getByLabel('Repeat new password').fill('a plumb line and a level');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('a plumb line and a level');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
    expect(visit.problems).toEqual([]);
  });

  describe('an invitation', () => {
    const expired = 'This link is no longer valid';
    /** Invites a user through the API. */
    const givenInvited = async () => {
      const attributes = { firstname: 'Ines', lastname: 'Invited', email: `ines-${randomUUID()}@example.com` };
      const { status, body } = await account.session.post(`${account.v1}/users`, { data: { attributes } });
      expect(status).toBe(201);
      return { id: body.data.id as string, email: attributes.email };
    };
    const inviteAgain = async () => {
      await page.getByRole('button', { name: 'Resend invitation' }).click();
      const link = await page.getByRole('dialog').locator('code').innerText();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      return link;
    };
    /** Opens a link without a session. */
    const follow = async (link: string) => {
      await visit.close();
      visit = await openVisit(browser);
      page = visit.page;
      await page.goto(link);
    };

    it('that is sent again has a new link, and its previous link is invalid', async () => {
      const { id, email } = await givenInvited();
      await enter(`/users/${id}`);
      const first = await inviteAgain();
      const second = await inviteAgain();
      expect(second).not.toBe(first);
      expect(visit.problems).toEqual([]);
      await follow(first);
      await page.getByText(expired).waitFor();
      await follow(second);
      await page.getByText(email).waitFor();
      expect(visit.problems).toEqual([]);
    });

    it('that is withdrawn has no valid link, and its user is deleted', async () => {
      const { id, email } = await givenInvited();
      await enter(`/users/${id}`);
      const link = await inviteAgain();
      await page.getByRole('button', { name: 'Withdraw invitation' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('The link stops working').waitFor();
      const change = { data: { attributes: { lastname: 'Igel' } } };
      expect((await account.session.put(`${account.v1}/users/${id}`, change)).status).toBe(200);
      await dialog.getByRole('button', { name: 'Withdraw invitation' }).click();
      await dialog
        .getByRole('row')
        .filter({ hasText: /Last name.*Invited.*Igel/ })
        .waitFor();
      expect(visit.problems).toEqual([expect.stringContaining('412')]);
      await dialog.getByRole('button', { name: 'Withdraw invitation' }).click();
      await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
      await page.getByRole('searchbox').fill(email);
      await page.getByText('No results').waitFor();
      expect((await account.session.get(`${account.v1}/users/${id}`)).status).toBe(404);
      expect(visit.problems).toHaveLength(1);
      await follow(link);
      await page.getByText(expired).waitFor();
    });
  });

  it('finds users by kind and by text, and the URL keeps the filter', async () => {
    const watchers = [await account.givenUser({ kind: 'watcher' }), await account.givenUser({ kind: 'watcher' })];
    const shown = async () => (await page.getByRole('cell', { name: /@example\.com$/ }).allInnerTexts()).sort();
    await enter('/users');
    await page.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'Watcher' }).click();
    await eventually(async () => expect(await shown()).toEqual(watchers.map(({ email }) => email).sort()));
    await page.getByRole('searchbox').fill(watchers[0]!.email);
    await eventually(async () => expect(await shown()).toEqual([watchers[0]!.email]));
    const kept = { kind: 'watcher', search: watchers[0]!.email };
    await eventually(() => expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(kept));
    await page.reload();
    await eventually(async () => expect(await shown()).toEqual([watchers[0]!.email]));
    expect(visit.problems).toEqual([]);
  });

  it('opens the user that was clicked, also while a search is being typed and the page is loading', async () => {
    const user = await account.givenUser();
    await enter('/users', { disposable: true });
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 5_000);
    let loadPage = () => undefined as void;
    const held = new Promise<void>((resolve) => (loadPage = resolve));
    await page.route(/\/assets\/user\.page-/, async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('searchbox').fill('Uma');
    await page.getByRole('row').filter({ hasText: user.email }).getByRole('link').click();
    // Longer than the debounce of the search.
    await page.clock.runFor(1_000);
    loadPage();
    await page.clock.resume();
    await page.getByRole('heading', { name: 'Uma User', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/users/${user.id}`);
    expect(visit.problems).toEqual([]);
  });

  it('is recorded in the audit trail, which can be downloaded as CSV', async () => {
    await enter('/audit?family=user');
    await page.getByRole('cell', { name: 'User added' }).first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('audit-trail.csv');
    expect(visit.problems).toEqual([]);
  });

  it.each(['/users', '/audit'])('%s is accessible on a desktop and a phone, light and dark', async (path) => {
    await enter(path);
    expect(await problemsInEveryLook(page)).toEqual([]);
    expect(visit.problems).toEqual([]);
  });
});
