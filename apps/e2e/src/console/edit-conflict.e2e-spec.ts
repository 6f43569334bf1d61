import type { Browser, Page } from 'playwright-core';
import type { TestAccount, TestUser } from '@plumbline/testing';
import { accessibilityProblems } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('a ticket that two people edit at once', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  let visit: Visit;
  let page: Page;
  let path: string;
  beforeAll(async () => {
    account = await givenAccount({ limit: 1_000 });
    [browser, user] = await Promise.all([connectBrowser(), account.givenUser({ permissions: { projects: true } })]);
  });
  beforeEach(async () => {
    const { body } = await account.createTicket({ subject: 'Crack', progress: 0 });
    const uuid = body.data.attributes.uuid as string;
    path = `${account.v2}/projects/${account.project}/tickets/${uuid}`;
    visit = await openVisit(browser, { as: user });
    page = visit.page;
    await page.goto(`/projects/${account.project}/tickets/${uuid}`);
    await page.getByRole('button', { name: 'Edit' }).click();
  });
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  const dialog = () => page.getByRole('dialog');
  const subject = () => dialog().getByRole('textbox', { name: 'Subject' });
  const save = () => dialog().getByRole('button', { name: 'Save' }).click();
  const changeElsewhere = async (attributes: Record<string, unknown>) => {
    expect((await account.session.put(path, { data: { attributes } })).status).toBe(200);
  };
  const stored = async () => (await account.session.get(path)).body.data.attributes;

  it('keeps both changes if they are of different fields', async () => {
    await subject().fill('Wide crack');
    await changeElsewhere({ progress: 50 });
    await save();
    await dialog().waitFor({ state: 'hidden' });
    await page.getByText('Both changes are kept.').waitFor();
    expect(await stored()).toMatchObject({ subject: 'Wide crack', progress: 50 });
    expectOnlyRefusals();
  });

  it.each([
    ['mine', 'Wide crack'],
    ['theirs', 'Long crack'],
  ])('shows both values of the same field, and saves the chosen one: %s', async (whose, chosen) => {
    await subject().fill('Wide crack');
    await changeElsewhere({ subject: 'Long crack', progress: 50 });
    await save();
    const conflict = dialog().getByRole('alert').filter({ hasText: 'Somebody else has changed this meanwhile' });
    await conflict
      .getByRole('row')
      .filter({ hasText: /Subject.*Wide crack.*Long crack/ })
      .waitFor();
    expect(await stored()).toMatchObject({ subject: 'Long crack' });
    expect(await accessibilityProblems(page)).toEqual([]);
    if (whose === 'theirs') await conflict.getByRole('radio', { name: 'Subject, Their change' }).check();
    expect(await subject().inputValue()).toBe(chosen);
    await save();
    await dialog().waitFor({ state: 'hidden' });
    expect(await stored()).toMatchObject({ subject: chosen, progress: 50 });
    expectOnlyRefusals();
  });

  /** The browser reports the refused save. */
  const expectOnlyRefusals = () => expect(visit.problems).toEqual([expect.stringContaining('412')]);
});
