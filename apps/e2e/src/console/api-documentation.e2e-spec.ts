import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { eventually, type TestAccount, type TestUser } from '@plumbline/testing';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit, type VisitOptions } from '../browser/visit';
import { givenAccount } from '../support/account';
import { statusInShell } from '../support/shell';

const path = '/settings/api-documentation';

describe('Settings > API documentation', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  let ticket: string;
  let visit: Visit;
  let page: Page;
  let view: FrameLocator;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount({ limit: 1_000 })]);
    user = await account.givenUser({ permissions: { api_documentation_access: true, projects: true } });
    ticket = (await account.givenTicketPath()).split('/').at(-1)!;
    await account.createTicket({ subject: 'The newest' });
  });
  /** Opens a page in a new visit, after the one before has ended. */
  const enter = async (at: string, options: VisitOptions = {}) => {
    if (visit) await visit.close();
    visit = await openVisit(browser, { as: user, ...options });
    page = visit.page;
    view = page.frameLocator('main iframe');
    await page.goto(at);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  afterAll(async () => {
    await visit.close();
    await browser.close();
  });

  const atTicket = () => `?project=${account.project}&ticket=${ticket}`;
  const ticketPath = () => `/api/v2/${account.id}/projects/${account.project}/tickets/${ticket}`;
  /** Waits for the operation of the reference that the URL names. */
  const operation = async (): Promise<Locator> => {
    const section = view.locator('section').filter({ has: view.getByRole('heading', { name: 'Read a ticket' }) });
    await section
      .last()
      .getByRole('button', { name: /^Test Request/ })
      .waitFor();
    return section.last();
  };
  const readATicket = '#tag/tickets/GET/api/v2/{customer}/projects/{project}/tickets/{uuid}';
  const curlOf = (section: Locator) => section.locator('pre').filter({ hasText: 'curl' }).first().innerText();
  const tokenIn = (curl: string) => /plb_pat_\w+/.exec(curl)?.[0];

  it('opens from a ticket, sends a request about it, and shows a curl command that works in a shell', async () => {
    await enter(`/projects/${account.project}/tickets/${ticket}`);
    await page.getByRole('link', { name: 'Use in the API' }).click();
    await page.waitForURL((url) => url.pathname === path && url.searchParams.get('ticket') === ticket);
    await page.getByRole('region', { name: 'Values in the examples' }).getByText(ticket).waitFor();
    await page.goto(`${path}${atTicket()}${readATicket}`);
    const section = await operation();
    const curl = await curlOf(section);
    expect(curl).toContain(ticketPath());
    expect(await statusInShell(curl)).toBe(200);
    await section.getByRole('button', { name: /^Test Request/ }).click();
    await view.getByRole('button', { name: /^Send/ }).first().click();
    const status = view.getByText('200 OK');
    await status.waitFor();
    // Of the whole window: the frame is part of a page that scrolls.
    const { y, height } = (await status.boundingBox())!;
    expect(y).toBeGreaterThan(0);
    expect(y + height).toBeLessThan(page.viewportSize()!.height);
    expect(visit.problems).toEqual([]);
  });

  it('keeps the view in the URL, and sends a request in Swagger UI as well', async () => {
    await enter(`${path}${atTicket()}`);
    await page.getByRole('link', { name: 'Swagger UI' }).click();
    await page.waitForURL(/view=swagger-ui/);
    await page.reload();
    expect(await page.getByRole('link', { name: 'Swagger UI' }).getAttribute('aria-current')).toBe('page');
    expect(await page.getByRole('link', { name: 'Reference' }).getAttribute('aria-current')).toBeNull();
    await view.locator('[data-tag="Tickets"]').click();
    const block = view.locator('.opblock').filter({ hasText: 'Read a ticket' }).first();
    await block.locator('.opblock-summary-control').click();
    await block.getByRole('button', { name: 'Execute' }).click();
    await block.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
    const curl = await block.locator('.curl').innerText();
    expect(curl).toContain(ticketPath());
    expect(await statusInShell(curl)).toBe(200);
    expect(visit.problems).toEqual([]);
  });

  it('shows its headings before the token, the document and the reference arrive, then version 1 on request', async () => {
    await enter('/settings/profile');
    let arrive = () => undefined as void;
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\/openapi\.json|\/personal_access_tokens\/explorer|\/assets\/reference-/, async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('link', { name: 'API documentation' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'API documentation' }).waitFor();
    await view.getByRole('heading', { level: 1, name: 'API reference' }).waitFor();
    arrive();
    await view.getByText('Tickets', { exact: true }).first().waitFor();
    // Scalar has 4.4 MB. What sends requests is loaded when a request is tried.
    const scripts = `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))`;
    const bytes = await view
      .locator('body')
      .evaluate(`${scripts}.reduce((sum, each) => sum + each.decodedBodySize, 0)`);
    expect(bytes).toBeLessThan(3_500_000);
    expect(await view.getByText('Tickets (v1)').count()).toBe(0);
    await page.getByRole('radiogroup', { name: 'API version' }).getByText('v1').click();
    await view.getByText('Tickets (v1)').first().waitFor();
    expect(new URL(page.url()).searchParams.get('version')).toBe('1');
    expect(visit.problems).toEqual([]);
  });

  it('fills in the project and ticket that the user viewed last', async () => {
    await enter(`/projects/${account.project}/tickets/${ticket}`);
    await page.getByRole('heading', { level: 1, name: 'A ticket' }).waitFor();
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'API documentation' })
      .click();
    await page.getByRole('region', { name: 'Values in the examples' }).getByText(ticket).waitFor();
    expect(await page.locator('main iframe').getAttribute('src')).toContain(ticket);
    expect(visit.problems).toEqual([]);
  });

  it('reports a ticket in the URL that does not exist, and fills in one that does', async () => {
    await enter(`${path}?project=${account.project}&ticket=${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`);
    await page.getByText('The ticket in the address does not exist').waitFor();
    await page.getByRole('link', { name: /The newest/ }).waitFor();
  });

  // The reference takes seconds of CPU to load: these tests share one page, in this order.
  describe('with the reference open', () => {
    let section: Locator;
    beforeAll(async () => {
      // An account of its own: requests of other tests would expire meanwhile and raise the number that is left.
      const own = await givenAccount({ limit: 1_000 });
      const reader = await own.givenUser({ permissions: { api_documentation_access: true, projects: true } });
      const uuid = (await own.givenTicketPath()).split('/').at(-1)!;
      await enter(`${path}?project=${own.project}&ticket=${uuid}${readATicket}`, { as: reader });
      section = await operation();
    });
    beforeEach(() => void visit.problems.splice(0));

    it('shows the remaining requests, which requests from the page use up', async () => {
      const left = async () =>
        Number(/([\d,]+) of 1,000 left/.exec(await page.locator('main').innerText())![1]!.replace(',', ''));
      await page.getByText(/of 1,000 left/).waitFor();
      const before = await left();
      expect(await statusInShell(await curlOf(section))).toBe(200);
      await eventually(async () => expect(await left()).toBeLessThan(before));
    });

    it('follows the colour scheme of the console', async () => {
      const isDark = () => view.locator('body').evaluate('document.body.classList.contains("dark-mode")');
      expect(await isDark()).toBe(false);
      await page.getByRole('button', { name: 'Colour scheme' }).click();
      await page.getByRole('menuitemradio', { name: 'Dark' }).click();
      await eventually(async () => expect(await isDark()).toBe(true));
      expect(visit.problems).toEqual([]);
    });

    it('replaces its token on request while the previous one stays valid, and revokes it', async () => {
      await page.getByText(/^Expires at .*in (1 hour|59 minutes)$/).waitFor();
      const first = await curlOf(section);
      await page.getByRole('button', { name: 'Get a new token' }).click();
      const second = await eventually(async () => {
        const curl = await curlOf(section);
        expect(tokenIn(curl)).toMatch(/^plb_pat_/);
        expect(tokenIn(curl)).not.toBe(tokenIn(first));
        return curl;
      });
      expect([await statusInShell(first), await statusInShell(second)]).toEqual([200, 200]);
      await page.getByRole('button', { name: 'Revoke token' }).click();
      await page.locator('main iframe').waitFor({ state: 'detached' });
      await eventually(async () => expect(await statusInShell(second)).toBe(401));
      await page.getByRole('button', { name: 'Get a new token' }).click();
      expect(await statusInShell(await curlOf(await operation()))).toBe(200);
      expect(visit.problems).toEqual([]);
    });

    it('follows the language of the console', async () => {
      await page.getByRole('button', { name: 'Language' }).click();
      await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
      await page.getByRole('heading', { level: 1, name: 'API-Dokumentation' }).waitFor();
      await view
        .getByRole('button', { name: /Request testen/ })
        .first()
        .waitFor();
      expect(visit.problems).toEqual([]);
    });
  });

  describe('the token', () => {
    let reader: TestUser;
    beforeEach(async () => {
      reader = await account.givenUser({ permissions: { api_documentation_access: true, projects: true } });
    });
    const tokens = async () => {
      const { body } = await account.session.get(`${account.v2}/personal_access_tokens?user_id=${reader.id}`);
      return body.data as { id: string; attributes: { name: string } }[];
    };
    const openReference = async () => {
      await enter(`${path}${atTicket()}${readATicket}`, { as: reader });
      return curlOf(await operation());
    };
    const goTo = (link: string) => page.getByRole('link', { name: link, exact: true }).first().click();

    it('is shared by both views and kept when the user returns, and stays valid after a reload', async () => {
      const copied = await openReference();
      await goTo('Swagger UI');
      await view.locator('[data-tag="Tickets"]').waitFor();
      await goTo('Projects');
      await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor();
      await goTo('API documentation');
      await view.getByRole('heading', { name: 'Plumbline API' }).waitFor();
      expect(await tokens()).toMatchObject([{ attributes: { name: 'API explorer' } }]);
      await page.reload();
      await view.getByRole('heading', { name: 'Plumbline API' }).waitFor();
      expect(await tokens()).toHaveLength(2);
      expect(await statusInShell(copied)).toBe(200);
      expect(visit.problems).toEqual([]);
    });

    it('is listed in the profile without a warning, and is replaced after it was deleted there', async () => {
      const copied = await openReference();
      const [token] = await tokens();
      await page.getByRole('button', { name: 'Your account' }).click();
      await page.getByRole('menuitem', { name: 'Profile' }).click();
      await goTo('Personal access tokens');
      const row = page.getByRole('row', { name: /API explorer/ });
      await row.waitFor();
      expect(await row.innerText()).toContain(token!.id);
      expect(await row.innerText()).not.toContain('Expires within a day');
      expect(await row.getByRole('button').count()).toBe(1);
      await row.getByRole('button', { name: 'Delete API explorer' }).click();
      await page.getByRole('button', { name: 'Delete token' }).click();
      await row.waitFor({ state: 'detached' });
      await eventually(async () => expect(await statusInShell(copied)).toBe(401));
      await goTo('API documentation');
      await page.getByText(/^Expires at .*in (1 hour|59 minutes)$/).waitFor();
      const [next, ...more] = await tokens();
      expect(more).toEqual([]);
      expect(next!.id).not.toBe(token!.id);
    });
  });

  it('tells users without API access whom to ask', async () => {
    await enter(path, { as: await account.givenUser() });
    await page.getByText('Ask an account owner').waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
    expect(visit.problems).toEqual([]);
    await enter(path, { as: await account.givenUser({ kind: 'subcontractor' }) });
    await page.getByText('Only in-house users can have API access').waitFor();
    expect(visit.problems).toEqual([]);
  });
});
