import type { TestAccount, TestUser } from '@plumbline/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { givenAccount } from '../support/account';
import { statusInShell } from '../support/shell';
import { connectBrowser } from './browser';
import { openVisit, type Visit } from './visit';

const pages = '/settings/api-documentation';

describe('the pages that show the API', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  let ticket: string;
  let visit: Visit;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount({ limit: 1_000 })]);
    user = await account.givenUser({ permissions: { api_documentation_access: true, projects: true } });
    ticket = (await account.givenTicketPath()).split('/').at(-1)!;
    // A newer ticket: the URL takes precedence over the newest.
    await account.createTicket();
  });
  /** Opens a new visit, after the one before has ended. */
  const enter = async () => {
    if (visit) await visit.close();
    return (visit = await openVisit(browser, { as: user }));
  };
  afterAll(async () => {
    await visit.close();
    await browser.close();
  });

  const atTicket = () => `?project=${account.project}&ticket=${ticket}`;

  const newestToken = async () => {
    const session = await account.anonymous.signIn(user.email, user.password);
    const { body } = await session.get(`${account.v2}/personal_access_tokens`);
    return { session, token: body.data[0] as { id: string; attributes: { name: string } } };
  };
  /** Everything that outlives a page: storage, cookies that scripts can read, the URL. */
  const traces = (page: Page) =>
    page.evaluate<string>('JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])');

  // The reference takes seconds of CPU to load: these tests share one page.
  describe('the reference', () => {
    let page: Page;
    beforeAll(async () => {
      ({ page } = await enter());
      await page.goto(`${pages}/reference${atTicket()}`);
    });
    beforeEach(() => void visit.problems.splice(0));
    /** Opens an operation of API version 2, from the list of operations. */
    async function open(tag: string, summary: string): Promise<Locator> {
      const operation = page.getByText(summary, { exact: true }).first();
      if (!(await operation.isVisible())) await page.getByText(tag, { exact: true }).first().click();
      await operation.click();
      const section = page.locator('section').filter({ has: page.getByRole('heading', { name: summary }) });
      await section
        .last()
        .getByRole('button', { name: /^Test Request/ })
        .waitFor();
      return section.last();
    }
    const curlOf = (section: Locator) => section.locator('pre').filter({ hasText: 'curl' }).first().innerText();

    it('shows a curl command with the ids of its URL and a token, which works in a shell', async () => {
      const curl = await curlOf(await open('Tickets', 'Read a ticket'));
      expect(curl).toContain(`/api/v2/${account.id}/projects/${account.project}/tickets/${ticket}`);
      expect(await statusInShell(curl)).toBe(200);
      expect(visit.problems).toEqual([]);
    });

    it('shows a curl command for a write with a valid body', async () => {
      const curl = await curlOf(await open('Journals', 'Comment on a ticket'));
      expect(await statusInShell(curl)).toBe(201);
      const { body } = await account.api.get(`${account.v2}/projects/${account.project}/tickets/${ticket}/journals`);
      expect(body.data).toHaveLength(1);
    });

    it('leaves out operations that need a session', async () => {
      expect(await page.getByText('Access tokens', { exact: true }).count()).toBe(0);
      expect(await page.getByText('Sign-in', { exact: true }).count()).toBe(0);
    });

    it('keeps its token in memory only', async () => {
      const curl = await curlOf(await open('Account', 'Read the caller'));
      const secret = /plb_pat_\w+/.exec(curl)![0];
      expect(await traces(page)).not.toContain(secret);
      const { token } = await newestToken();
      expect(token.attributes.name).toBe('API explorer');
      expect(secret).toContain(token.id);
    });

    it('sends the request', async () => {
      const section = await open('Tickets', 'Read a ticket');
      await section.getByRole('button', { name: /^Test Request/ }).click();
      await page.getByRole('button', { name: /^Send/ }).first().click();
      await page.getByText('200 OK').waitFor();
      await page.keyboard.press('Escape');
      expect(visit.problems).toEqual([]);
    });

    it('stops working once the user has deleted the token named "API explorer"', async () => {
      const curl = await curlOf(await open('Account', 'Read the caller'));
      expect(await statusInShell(curl)).toBe(200);
      const { session, token } = await newestToken();
      expect((await session.delete(`${account.v2}/personal_access_tokens/${token.id}`)).status).toBe(204);
      expect(await statusInShell(curl)).toBe(401);
    });
  });

  it('send a request in Swagger UI, which shows a curl command that works in a shell', async () => {
    const { page } = await enter();
    await page.goto(`${pages}/swagger-ui${atTicket()}`);
    await page.locator('[data-tag="Tickets"]').click();
    const operation = page.locator('.opblock').filter({ hasText: 'Read a ticket' }).first();
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    await operation.locator('.responses-table.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
    const curl = await operation.locator('.curl').innerText();
    expect(curl).toContain(`/projects/${account.project}/tickets/${ticket}`);
    expect(await statusInShell(curl)).toBe(200);
    expect(await traces(page)).not.toContain('plb_pat_');
    expect(visit.problems).toEqual([]);
  });

  it('keep the tokens of other pages valid: copied commands work after a reload and beside a second page', async () => {
    await enter();
    const second = await visit.context.newPage();
    const openReference = async (page: Page) => {
      await page.goto(`${pages}/reference${atTicket()}#tag/account`);
      return page.locator('pre').filter({ hasText: 'curl' }).first().innerText();
    };
    const copied = await openReference(visit.page);
    const reloaded = await visit.page.reload().then(() => openReference(visit.page));
    const beside = await openReference(second);
    expect(new Set([copied, reloaded, beside].map((curl) => /plb_pat_\w+/.exec(curl)![0])).size).toBe(3);
    for (const curl of [copied, reloaded, beside]) expect(await statusInShell(curl)).toBe(200);
    expect(visit.problems).toEqual([]);
  });

  describe('their access', () => {
    it('is refused without API access', async () => {
      const without = await account.givenUser();
      const other = await openVisit(browser, { as: without });
      for (const path of [`${pages}/reference`, `${pages}/swagger-ui`, `${account.v2}/openapi.json`]) {
        expect((await other.page.goto(path))?.status()).toBe(403);
      }
      await other.close();
    });

    it('redirects to the sign-in page without a session', async () => {
      const other = await openVisit(browser);
      await other.page.goto(`${pages}/reference?project=${account.project}`);
      const { pathname, searchParams } = new URL(other.page.url());
      expect(pathname).toBe('/sign-in');
      expect(searchParams.get('from')).toContain(`${pages}?project=${account.project}`);
      await other.close();
    });

    it('forbids inline scripts and other origins', async () => {
      const { page } = await enter();
      const response = await page.goto(`${pages}/reference`);
      const policy = response?.headers()['content-security-policy'];
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("connect-src 'self'");
    });
  });
});
