import type { TestAccount, TestUser } from '@plumbline/testing';
import type { Browser } from 'playwright-core';
import { givenAccount } from '../support/account';
import { connectBrowser } from './browser';
import { openVisit } from './visit';

describe('a visit with a browser', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount()]);
    user = await account.givenUser();
  });
  afterAll(() => browser.close());

  it('is made by the person who is signed in', async () => {
    const visit = await openVisit(browser, { as: user });
    const answer = await visit.page.goto('/session');
    expect(await answer?.json()).toMatchObject({ data: { attributes: { email: user.email } } });
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  it('is made by nobody unless told', async () => {
    const visit = await openVisit(browser);
    expect((await visit.page.goto('/session'))?.status()).toBe(401);
    await visit.close();
  });

  it('records what a page asks of another origin, and keeps it from getting there', async () => {
    const visit = await openVisit(browser);
    await visit.page.setContent('<img src="http://tracker.example/pixel.png">');
    expect(visit.problems).toContain('request to another origin: http://tracker.example/pixel.png');
    await visit.close();
  });

  it('records errors in the console and what a page throws', async () => {
    const visit = await openVisit(browser);
    const thrown = visit.context.waitForEvent('weberror');
    await visit.page.setContent('<script>console.error("broken"); throw new Error("lost")</script>');
    await thrown;
    expect(visit.problems).toEqual(['console error: broken', 'uncaught: Error: lost']);
    await visit.close();
  });
});
