import type { Browser } from 'playwright-core';
import type { TestAccount, TestUser } from '@plumbline/testing';
import { problemsInEveryLook } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('the page "API documentation"', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  let address: string;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount({ limit: 1_000 })]);
    user = await account.givenUser({ permissions: { api_documentation_access: true, projects: true } });
    const ticket = (await account.givenTicketPath()).split('/').at(-1)!;
    address = `/settings/api-documentation?project=${account.project}&ticket=${ticket}`;
  });
  afterAll(() => browser.close());

  it.each([
    ['the reference', '', 'Plumbline API'],
    ['Swagger UI', '&view=swagger-ui', /Plumbline API/],
  ])('with %s is accessible on a desktop and a phone, light and dark', async (_view, parameter, heading) => {
    const visit = await openVisit(browser, { as: user });
    await visit.page.goto(`${address}${parameter}`);
    await visit.page.getByText(/of 1,000 left/).waitFor();
    await visit.page.frameLocator('main iframe').getByRole('heading', { name: heading }).waitFor();
    expect(await problemsInEveryLook(visit.page)).toEqual([]);
    expect(visit.problems).toEqual([]);
    await visit.close();
  });
});
