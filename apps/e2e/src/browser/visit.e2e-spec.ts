import type { TestAccount, TestUser } from '@plumbline/testing';
import type { Browser } from 'playwright-core';
import { givenAccount } from '../support/account';
import { connectBrowser } from './browser';
import { openVisit } from './visit';

describe('a visit', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount()]);
    user = await account.givenUser();
  });
  afterAll(() => browser.close());

  it('has the session of its user', async () => {
    const visit = await openVisit(browser, { as: user });
    const response = await visit.page.goto('/session');
    expect(await response?.json()).toMatchObject({ data: { attributes: { email: user.email } } });
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  it('has no session by default', async () => {
    const visit = await openVisit(browser);
    expect((await visit.page.goto('/session'))?.status()).toBe(401);
    await visit.close();
  });

  it('records requests to other origins, which fail', async () => {
    const visit = await openVisit(browser);
    await visit.page.setContent('<img src="http://tracker.example/pixel.png">');
    expect(visit.problems).toContain('request to another origin: http://tracker.example/pixel.png');
    await visit.close();
  });

  it('records errors in the console and uncaught exceptions', async () => {
    const visit = await openVisit(browser);
    const thrown = visit.context.waitForEvent('weberror');
    await visit.page.setContent('<script>console.error("broken"); throw new Error("lost")</script>');
    await thrown;
    expect(visit.problems).toEqual(['console error: broken', 'uncaught: Error: lost']);
    await visit.close();
  });
});
