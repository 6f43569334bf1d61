import type { Browser, Page } from 'playwright-core';
import { eventually, type TestAccount, type TestUser } from '@plumbline/testing';
import { accessibilityProblems } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit, type VisitOptions } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('a ticket that two people change at once', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  let visit: Visit;
  let page: Page;
  let path: string;
  let address: string;
  beforeAll(async () => {
    account = await givenAccount({ limit: 1_000 });
    [browser, user] = await Promise.all([connectBrowser(), account.givenUser({ permissions: { projects: true } })]);
  });
  beforeEach(async () => {
    const { body } = await account.createTicket({ subject: 'Crack', progress: 0 });
    const uuid = body.data.attributes.uuid as string;
    path = `${account.v2}/projects/${account.project}/tickets/${uuid}`;
    address = `/projects/${account.project}/tickets/${uuid}`;
  });
  const enter = async (options: VisitOptions = {}) => {
    visit = await openVisit(browser, { as: user, ...options });
    page = visit.page;
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const edit = async (options?: VisitOptions) => {
    await enter(options);
    await page.getByRole('button', { name: 'Edit' }).click();
  };
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
    await edit();
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
    await edit();
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

  it('shows what others have changed as soon as the page reads it, beside what is being typed', async () => {
    await edit({ disposable: true });
    await subject().fill('Wide crack');
    await changeElsewhere({ progress: 50 });
    // The page reads again what is older than ten seconds when its window gets the focus.
    await page.clock.install();
    await page.clock.fastForward(11_000);
    await page.evaluate('dispatchEvent(new Event("visibilitychange"))');
    const progress = dialog().getByRole('textbox', { name: 'Progress' });
    await eventually(async () => expect(await progress.inputValue()).toBe('50 %'));
    expect(await subject().inputValue()).toBe('Wide crack');
    await save();
    await dialog().waitFor({ state: 'hidden' });
    expect(await page.getByText('Both changes are kept.').count()).toBe(0);
    expect(await stored()).toMatchObject({ subject: 'Wide crack', progress: 50 });
    expect(visit.problems).toEqual([]);
  });

  it('is not deleted before the change of the other person was seen', async () => {
    await enter();
    await page.getByRole('button', { name: 'Delete' }).click();
    await changeElsewhere({ subject: 'Long crack', progress: 50 });
    const remove = () => dialog().getByRole('button', { name: 'Delete' }).click();
    await remove();
    const changed = dialog().getByRole('alert').filter({ hasText: 'Somebody else has changed this meanwhile' });
    await changed
      .getByRole('row')
      .filter({ hasText: /Subject.*Crack.*Long crack/ })
      .waitFor();
    await changed
      .getByRole('row')
      .filter({ hasText: /Progress.*0 %.*50 %/ })
      .waitFor();
    expect(await changed.getByRole('row').count()).toBe(3);
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Keep' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await stored()).toMatchObject({ subject: 'Long crack' });
    expectOnlyRefusals();
    await page.getByRole('button', { name: 'Delete' }).click();
    await remove();
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Long crack' }).waitFor();
    expect((await account.session.get(path)).status).toBe(404);
  });

  /** The browser reports the refused request. */
  const expectOnlyRefusals = () => expect(visit.problems).toEqual([expect.stringContaining('412')]);
});
