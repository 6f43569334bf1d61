import type { Browser, Page } from 'playwright-core';
import { eventually, type TestAccount, type TestUser } from '@plumbline/testing';
import { accessibilityProblems, problemsInEveryLook } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit } from '../browser/visit';
import { givenAccount } from '../support/account';

const path = '/settings/profile/access-tokens';

describe('personal access tokens in the console', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    // Tests poll until a token is refused.
    account = await givenAccount({ limit: 10_000 });
    [browser, user] = await Promise.all([
      connectBrowser(),
      account.givenUser({ permissions: { api_documentation_access: true } }),
    ]);
  });
  const enter = async (options: Parameters<typeof openVisit>[1] = {}) => {
    visit = await openVisit(browser, { as: user, ...options });
    page = visit.page;
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const make = async (name: string) => {
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Create token' }).click();
    await page.getByText('This token is shown only once').waitFor();
  };
  const store = async () => {
    await page.getByLabel('I have stored the token').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  /** Sends the request of the curl command on the page. */
  const runCurlLine = async () => {
    const line = await page.locator('code', { hasText: 'curl' }).innerText();
    const [, header, token, url] = /^curl -H '([^:]+): (\S+)' '(\S+)'$/.exec(line)!;
    return { token: token!, status: (await fetch(url!, { headers: { [header!]: token! } })).status };
  };
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  it('are shown once, with a curl command that works, and then show their last use', async () => {
    await enter();
    await make('Nightly export');
    const { token, status } = await runCurlLine();
    expect(status).toBe(200);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);
    await store();
    expect(await page.content()).not.toContain(token);
    const row = page.getByRole('row', { name: /Nightly export/ });
    await eventually(
      async () => {
        const { body } = await account.session.get(`${account.v2}/personal_access_tokens?user_id=${user.id}`);
        expect(body.data[0].attributes).toHaveProperty('last-used-at');
      },
      60_000,
      { everyMs: 200 },
    );
    await page.reload();
    await row.waitFor();
    expect(await row.innerText()).toMatch(/this minute|minute ago/);
    expect(await row.innerText()).toContain('127.0.0.1');
    expect(visit.problems).toEqual([]);
  });

  it('are replaced by a new one, while the old one stays valid', async () => {
    await enter();
    await make('Rotating');
    const { token: old } = await runCurlLine();
    await store();
    await page.getByRole('button', { name: 'Replace Rotating' }).click();
    await page.getByRole('button', { name: 'Create new token' }).click();
    const { token, status } = await runCurlLine();
    await store();
    expect(token).not.toBe(old);
    expect(status).toBe(200);
    expect((await account.anonymous.withToken(old).get(`${account.v2}/me`)).status).toBe(200);
    await eventually(async () => expect(await page.getByRole('row', { name: /Rotating/ }).count()).toBe(2));
    expect(visit.problems).toEqual([]);
  });

  it('are deleted after a warning about what stops working', async () => {
    await enter();
    await make('Short-lived');
    const { token } = await runCurlLine();
    await store();
    await page.getByRole('button', { name: 'Delete Short-lived' }).click();
    await page.getByText('are refused within a second').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete token' }).click();
    await page.getByRole('row', { name: /Short-lived/ }).waitFor({ state: 'detached' });
    await eventually(async () =>
      expect((await account.anonymous.withToken(token).get(`${account.v2}/me`)).status).toBe(401),
    );
    expect(visit.problems).toEqual([]);
  });

  it('are shown with their requests of the last 24 hours, as a chart and as a table', async () => {
    await enter();
    await make('Counted');
    await runCurlLine();
    const { status } = await runCurlLine();
    expect(status).toBe(200);
    await store();
    const panel = page.getByRole('region', { name: 'Last 24 hours' });
    // Gateways report what they counted every few seconds.
    await eventually(
      async () => {
        const { body } = await account.session.get(`${account.v2}/rate_limit/history`);
        const counted = body.data.attributes.tokens.find(({ name }: { name: string }) => name === 'Counted');
        expect(counted.points[0]).toMatchObject({ admitted: 2 });
      },
      60_000,
      { everyMs: 200 },
    );
    await eventually(async () => {
      await page.reload();
      await panel.getByRole('img', { name: /^Requests per hour/ }).waitFor();
      await panel.getByRole('combobox', { name: 'Token' }).click({ timeout: 5_000 });
      await page.getByRole('option', { name: 'Counted: 2 requests' }).click({ timeout: 5_000 });
    }, 60_000);
    await panel.getByRole('img', { name: 'Requests per hour: 2 admitted, 0 refused' }).waitFor();
    await panel.getByRole('button', { name: 'Show as table' }).click();
    const table = panel.getByRole('table', { name: 'Last 24 hours' });
    const admitted = await table.locator('tbody tr td:nth-child(2)').allInnerTexts();
    expect(admitted.reduce((sum, text) => sum + Number(text), 0)).toBe(2);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(visit.problems).toEqual([]);
  });

  it('are not available without API access, and the page says whom to ask', async () => {
    await enter({ as: await account.givenUser() });
    await page.getByText('You have no API access').waitFor();
    expect(await page.getByRole('button', { name: 'New token' }).count()).toBe(0);
    expect(visit.problems).toEqual([]);
  });

  it('are created with the keyboard alone', async () => {
    await enter();
    await page.getByRole('button', { name: 'New token' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Name').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await page.getByText('This token is shown only once').waitFor();
    await page.getByLabel('I have stored the token').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /By keyboard/ }).waitFor();
    expect(visit.problems).toEqual([]);
  });

  it('are accessible on a desktop and a phone, light and dark, including the dialog', async () => {
    await enter();
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    await page.getByRole('img', { name: /^Requests per hour/ }).waitFor();
    expect(await problemsInEveryLook(page)).toEqual([]);
    await make('Accessible');
    expect(await problemsInEveryLook(page)).toEqual([]);
    await store();
    expect(visit.problems).toEqual([]);
  });
});
