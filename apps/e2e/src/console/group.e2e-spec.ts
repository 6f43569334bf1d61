import type { Browser, Page } from 'playwright-core';
import { eventually, type TestAccount, type TestUser } from '@plumbline/testing';
import { accessibilityProblems, problemsInEveryLook } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit, type VisitOptions } from '../browser/visit';
import { givenAccount } from '../support/account';

describe('groups in the console', () => {
  let browser: Browser;
  let account: TestAccount;
  let manager: TestUser;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    account = await givenAccount();
    browser = await connectBrowser();
    manager = await account.givenUser({ permissions: { groups: true } });
  });
  const enter = async (options: VisitOptions = {}) => {
    visit = await openVisit(browser, { as: manager, ...options });
    page = visit.page;
    await page.goto('/groups');
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const named = async (firstname: string, lastname: string): Promise<TestUser> => {
    const user = await account.givenUser();
    await account.session.put(`${account.v1}/users/${user.id}`, { data: { attributes: { firstname, lastname } } });
    return user;
  };
  const groupsOf = async (name: string): Promise<{ id: string; attributes: Record<string, unknown> }[]> =>
    (await account.session.get(`${account.v2}/groups?search=${name}`)).body.data;
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  it('are created, changed and deleted, and listed with their members', async () => {
    const [ada, ben] = [await named('Ada', 'Arnold'), await named('Ben', 'Baumann')];
    await enter();
    await page.getByRole('button', { name: 'New group' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Shell');
    await dialog.getByRole('combobox', { name: 'Leader' }).click();
    await page.getByRole('option', { name: 'Ada Arnold' }).click();
    await dialog.getByRole('combobox', { name: 'Members' }).fill('Ben');
    await page.getByRole('option', { name: 'Ben Baumann' }).click();
    await page.keyboard.press('Escape');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'New group' }).click();
    await page.getByRole('row', { name: /Shell.*Ada Arnold.*Ben Baumann/ }).waitFor();
    expect((await groupsOf('shell'))[0]!.attributes).toMatchObject({ leader_id: ada.id, user_ids: [ben.id] });

    await page.getByRole('button', { name: 'Edit Shell' }).click();
    await dialog.getByLabel('Name').fill('Roof');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: /Roof.*Ada Arnold.*Ben Baumann/ }).waitFor();

    await page.getByRole('button', { name: 'Delete Roof' }).click();
    await dialog.getByText('Programs can no longer find this group').waitFor();
    const { id } = (await groupsOf('roof'))[0]!;
    const change = { data: { attributes: { leader_id: ben.id } } };
    expect((await account.session.request('PATCH', `${account.v2}/groups/${id}`, { body: change })).status).toBe(200);
    await dialog.getByRole('button', { name: 'Delete group' }).click();
    await dialog
      .getByRole('row')
      .filter({ hasText: /Leader.*Ada Arnold.*Ben Baumann/ })
      .waitFor();
    await dialog.getByRole('button', { name: 'Delete group' }).click();
    await page.getByText('No groups yet').waitFor();
    expect(await groupsOf('roof')).toEqual([]);
    expect(visit.problems).toEqual([]);
  });

  it('are found by the name of their leader, and are read-only without the permission', async () => {
    const leader = await named('Cleo', 'Carstens');
    const attributes = { name: 'Facade', leader_id: leader.id };
    await account.session.post(`${account.v2}/groups`, { data: { attributes } });
    await account.session.post(`${account.v2}/groups`, {
      data: { attributes: { name: 'Garden', leader_id: manager.id } },
    });
    await enter({ as: leader });
    await page.getByRole('row', { name: /Garden/ }).waitFor();
    await page.getByRole('searchbox').fill('cleo car');
    await page.getByRole('row', { name: /Garden/ }).waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Facade/ }).waitFor();
    await eventually(() => expect(new URL(page.url()).searchParams.get('search')).toBe('cleo car'));
    expect(await page.getByRole('button', { name: /New group|Edit|Delete/ }).count()).toBe(0);
    expect(visit.problems).toEqual([]);
  });

  it('are accessible on a desktop and a phone, light and dark', async () => {
    await enter();
    expect(await problemsInEveryLook(page)).toEqual([]);
    expect(visit.problems).toEqual([]);
  });
});
