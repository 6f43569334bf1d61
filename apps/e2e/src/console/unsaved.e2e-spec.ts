import type { Browser, Page } from 'playwright-core';
import { eventually, type TestAccount, type TestUser } from '@plumbline/testing';
import { accessibilityProblems } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('input that is not saved', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  let visit: Visit;
  let page: Page;
  let ticket: string;
  beforeAll(async () => {
    account = await givenAccount({ limit: 1_000 });
    [browser, user] = await Promise.all([
      connectBrowser(),
      account.givenUser({ permissions: { projects: true, api_documentation_access: true } }),
    ]);
    const { body } = await account.createTicket({ subject: 'Crack' });
    ticket = `/projects/${account.project}/tickets/${body.data.attributes.uuid as string}`;
  });
  const enter = async (path: string, as: TestUser = user) => {
    visit = await openVisit(browser, { as });
    page = visit.page;
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  const comment = () => page.getByLabel('New comment');
  const question = () => page.getByRole('dialog', { name: 'Leave without saving?' });
  const focused = (label: string) => page.getByRole('textbox', { name: label }).and(page.locator(':focus')).waitFor();

  it('is kept when the session ends, and saved after signing in again over the page', async () => {
    await enter(ticket);
    await comment().fill('Seen on site');
    await visit.context.clearCookies();
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const again = page.getByRole('dialog', { name: 'Your session has ended' });
    await again.getByLabel('Password', { exact: true }).fill('wrong');
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.getByText('The e-mail address or the password is wrong.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await again.getByLabel('Password', { exact: true }).fill(user.password);
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.waitFor({ state: 'hidden' });
    await page.getByRole('listitem').filter({ hasText: 'Seen on site' }).waitFor();
    expect(await comment().inputValue()).toBe('');
    expect(await page.evaluate('Object.keys(sessionStorage).filter((key) => key.startsWith("draft:"))')).toEqual([]);
    await page.reload();
    await page.getByRole('listitem').filter({ hasText: 'Seen on site' }).waitFor();
    expect(await comment().inputValue()).toBe('');
    expect(visit.problems.filter((problem) => !problem.includes('401'))).toEqual([]);
  });

  it('is asked for before a link leaves the page, and survives a reload', async () => {
    await enter(ticket);
    await comment().fill('A long text');
    await page.getByRole('link', { name: 'Projects' }).first().click();
    await question().getByRole('button', { name: 'Stay' }).click();
    await question().waitFor({ state: 'hidden' });
    expect(new URL(page.url()).pathname).toBe(ticket);
    await page.reload();
    await eventually(async () => expect(await comment().inputValue()).toBe('A long text'));
    await page.getByRole('link', { name: 'Projects' }).first().click();
    await question().getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
    await page.goBack();
    await comment().waitFor();
    expect(await comment().inputValue()).toBe('');
    expect(visit.problems).toEqual([]);
  });

  it('is asked for before the session is ended', async () => {
    await enter(ticket);
    await comment().fill('A long text');
    const signOut = async () => {
      await page.getByRole('button', { name: 'Your account' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
    };
    await signOut();
    await question().getByRole('button', { name: 'Stay' }).click();
    await question().waitFor({ state: 'hidden' });
    expect((await page.request.get('/session')).status()).toBe(200);
    expect(await comment().inputValue()).toBe('A long text');
    await signOut();
    await question().getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    expect((await page.request.get('/session')).status()).toBe(401);
    expect(visit.problems).toEqual([]);
  });

  it('is asked for before a dialog is closed', async () => {
    await enter(ticket);
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit' });
    await dialog.getByRole('textbox', { name: 'Subject' }).fill('Wide crack');
    await page.keyboard.press('Escape');
    await question().getByRole('button', { name: 'Stay' }).click();
    expect(await dialog.getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('Wide crack');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await question().getByRole('button', { name: 'Leave' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(visit.problems).toEqual([]);
  });

  it('is asked for before the page of a token that is shown once is left', async () => {
    await enter('/settings/profile');
    await page.getByRole('link', { name: 'Personal access tokens' }).click();
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Diary');
    await page.getByRole('dialog').getByRole('button', { name: 'Create token' }).click();
    await page.getByRole('dialog').getByText('plb_pat_').first().waitFor();
    await page.evaluate('history.back()');
    await question().getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('dialog').getByText('plb_pat_').first().waitFor();
    expect(visit.problems).toEqual([]);
  });

  it('stays while the server cannot be reached, and so does a page whose files cannot be loaded', async () => {
    await enter(ticket);
    await comment().fill('Written offline');
    await visit.context.setOffline(true);
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const banner = page.getByRole('status').filter({ hasText: 'The server cannot be reached' });
    await banner.waitFor();
    expect(await comment().inputValue()).toBe('Written offline');
    await visit.context.setOffline(false);
    await banner.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: 'Written offline' }).waitFor();

    await page.route(/\/assets\/project-list\.page.*\.js/, (route) => route.abort());
    const reloadedByItself = page.waitForEvent('load');
    await page.getByRole('link', { name: 'Projects' }).first().click();
    await reloadedByItself;
    await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  });

  it('that is wrong gets the focus wherever it is, and stands beside the button; pasted text is trimmed', async () => {
    const owner = { id: '', email: account.email, password: account.password };
    await enter('/settings/account/webhooks/new?tab=headers', owner);
    await page.getByRole('button', { name: 'Create webhook' }).click();
    await focused('Target URL');
    await page.getByRole('status').getByRole('button', { name: 'Events' }).click();
    const url = page.getByRole('textbox', { name: 'Target URL' });
    await url.focus();
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', '  https://example.com/hook\\n');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
    expect(await url.inputValue()).toBe('https://example.com/hook');
    await page.getByRole('status').getByRole('button', { name: 'Target URL' }).waitFor({ state: 'detached' });
    expect(visit.problems).toEqual([]);
  });
});
