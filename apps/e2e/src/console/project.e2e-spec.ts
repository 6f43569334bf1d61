import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { eventually, type TestAccount, type TestUser } from '@plumbline/testing';
import { problemsInEveryLook } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { openVisit, type Visit } from '../browser/visit';
import { givenAccount } from '../support/account';
import { onePixelPng } from '../support/photo';

/** Files as people's software writes them, of which the gateway's own test states what they are. */
const samples = join(__dirname, '../../../gateway/src/file/corpus/samples');

describe('projects, tickets and photos in the console', () => {
  let browser: Browser;
  let account: TestAccount;
  let user: TestUser;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    account = await givenAccount({ limit: 1_000 });
    [browser, user] = await Promise.all([
      connectBrowser(),
      account.givenUser({ permissions: { projects: true, api_documentation_access: true } }),
    ]);
  });
  const enter = async (path: string, options: Parameters<typeof openVisit>[1] = {}) => {
    visit = await openVisit(browser, { as: user, ...options });
    page = visit.page;
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const dialog = () => page.getByRole('dialog');
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const choose = async (label: string, option: string) => {
    await dialog().getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option }).click();
  };
  /** Waits until the dialog shows a picture, not the sign of a broken one. */
  const drawn = async (name: string) => {
    const photo = dialog().getByRole('img', { name });
    await photo.waitFor();
    await eventually(async () =>
      expect(
        await photo.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
      ).toBeGreaterThan(0),
    );
  };
  /** Attaches files of the corpus to a new ticket. Returns the path of the ticket, and the links to the files. */
  const givenFiles = async (...names: string[]) => {
    const path = await account.givenTicketPath();
    const links: string[] = [];
    for (const name of names) {
      const form = new FormData();
      form.append('file', new Blob([await readFile(join(samples, name))]), name);
      const { body } = await account.api.post(`${path}/attachments`, form);
      links.push(body.included[0].attributes['image-url'] as string);
    }
    return { path: path.replace(account.v2, ''), links };
  };
  afterEach(() => visit.close());
  afterAll(() => browser.close());

  it('are created, from a new project to a ticket with a photo and a comment', async () => {
    await enter('/projects');
    await page.getByRole('button', { name: 'New project' }).click();
    await dialog().getByLabel('Name').fill('Bridge');
    await dialog().getByLabel('City').fill('Hamburg');
    await dialog().getByRole('button', { name: 'Create project' }).click();
    await heading('Bridge').waitFor();

    const components = page.getByRole('region', { name: 'Components' });
    await components.getByLabel('New component').fill('Deck');
    await components.getByRole('button', { name: 'Add' }).click();
    await components.getByText('Deck', { exact: true }).waitFor();
    const types = page.getByRole('region', { name: 'Ticket types' });
    await types.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Defect' }).click();
    await types.getByText('Defect', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Tickets' }).click();
    await page.getByRole('button', { name: 'New ticket' }).click();
    await dialog().getByLabel('Subject').fill('Rust at the bearing');
    await choose('Ticket type', 'Defect');
    await choose('Component', 'Deck');
    await choose('Priority', 'High');
    await choose('Assigned to', 'Uma User');
    await dialog().getByRole('button', { name: 'Create ticket' }).click();
    await heading('Rust at the bearing').waitFor();

    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'rust.png', mimeType: 'image/png', buffer: onePixelPng });
    await page.getByRole('button', { name: 'Show rust.png' }).click();
    await drawn('rust.png');
    await page.keyboard.press('Escape');
    await page.getByLabel('New comment').fill('Paint is on its way.');
    await page.getByRole('button', { name: 'Comment' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Paint is on its way.' }).waitFor();

    // The API returns the same ticket under the ids of the URL.
    const [, project, uuid] = /projects\/(\w+)\/tickets\/([\w-]+)$/.exec(page.url())!;
    const { body } = await account.api.get(`${account.v2}/projects/${project}/tickets/${uuid}`);
    expect(body.data.attributes).toMatchObject({
      subject: 'Rust at the bearing',
      'priority-id': 'ma',
      'status-id': 'lm',
    });
    expect(visit.problems).toEqual([]);
  });

  it('show a thumbnail of a scan, which browsers do not show, and name the type of a drawing', async () => {
    const { path } = await givenFiles('end-zlib.tif', 'ezdxf-r12.dxf');
    await enter(path);
    await page.getByText('DXF', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show end-zlib.tif' }).click();
    await drawn('end-zlib.tif');
    expect(visit.problems).toEqual([]);
  });

  it.each(['h264.mp4', 'vp9.webm', 'aac.m4a', 'lame.mp3', 'opus.ogg', 'pcm.wav'])(
    'play %s when its link is opened',
    async (name) => {
      const { links } = await givenFiles(name);
      visit = await openVisit(browser);
      await visit.page.goto(links[0]!);
      // Chromium has one player for both, which waits for a click: a page without scripts starts nothing by itself.
      const player = visit.page.locator('video');
      await player.evaluate((media) => (media as unknown as { play: () => Promise<void> }).play());
      await eventually(async () =>
        expect(
          await player.evaluate((media) => (media as unknown as { currentTime: number }).currentTime),
        ).toBeGreaterThan(0),
      );
      expect(visit.problems).toEqual([]);
    },
  );

  it('edit a ticket, and clear its due date', async () => {
    const { body } = await account.createTicket({ subject: 'Loose handrail', 'due-date': '2026-01-31' });
    const { uuid } = body.data.attributes as { uuid: string };
    await enter(`/projects/${account.project}/tickets/${uuid}`);
    await page.getByText('overdue').waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await choose('Status', 'In progress');
    await dialog().getByLabel('Due date').fill('');
    await dialog().getByLabel('Progress').fill('40');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await page.getByText('40 %').waitFor();
    const { body: changed } = await account.api.get(`${account.v2}/projects/${account.project}/tickets/${uuid}`);
    expect(changed.data.attributes).toMatchObject({ 'status-id': 'ol', progress: 40 });
    expect(changed.data.attributes).not.toHaveProperty('due-date');
    expect(visit.problems).toEqual([]);
  });

  it('are searched and filtered, and the URL keeps the filter', async () => {
    await account.createTicket({ subject: 'Gutter blocked', 'status-id': 'gk' });
    await account.createTicket({ subject: 'Gutter dented', 'status-id': 'lm' });
    await enter(`/projects/${account.project}`);
    await page.getByLabel('Search by subject or #number').fill('Gutter');
    await page.getByRole('link', { name: 'Gutter blocked' }).waitFor();
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Closed' }).click();
    await page.getByRole('link', { name: 'Gutter dented' }).waitFor({ state: 'detached' });
    await eventually(() => expect(new URL(page.url()).searchParams.get('search')).toBe('Gutter'));
    await page.reload();
    await page.getByRole('link', { name: 'Gutter blocked' }).waitFor();
    expect(await page.getByRole('link', { name: /Gutter/ }).count()).toBe(1);
    expect(visit.problems).toEqual([]);
  });

  it('have a link and a title even with a blank subject', async () => {
    const { body } = await account.createTicket({ subject: '   ' });
    const number = `#${body.data.attributes['sequential-id'] as number}`;
    await enter(`/projects/${account.project}`);
    const row = page.getByRole('row').filter({ has: page.getByText(number, { exact: true }) });
    await row.getByRole('link', { name: 'No subject' }).click();
    await heading('No subject').waitFor();
    await eventually(async () => expect(await page.title()).toBe('No subject · Plumbline'));
    await page.getByRole('main').getByRole('link', { name: 'API' }).click();
    await page.getByRole('link', { name: `${number} No subject` }).waitFor();
    expect(visit.problems).toEqual([]);
  });

  it('show a watcher no actions, and no project of another account', async () => {
    const watcher = await account.givenUser({ kind: 'watcher' });
    const added = { data: { attributes: { 'user-id': watcher.id } } };
    // The projects service receives the event about a new user a moment later.
    await eventually(async () => {
      const path = `${account.v1}/projects/${account.project}/add_member_to_project`;
      expect((await account.session.post(path, added)).status).toBe(200);
    });
    await enter(`/projects/${account.project}`, { as: watcher });
    await heading('Tower').waitFor();
    expect(await page.getByRole('button', { name: 'New ticket' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Users' }).count()).toBe(0);
    const other = await givenAccount();
    await page.goto(`/projects/${other.project}`);
    await page.getByText('This project does not exist').waitFor();
  });

  it.each([
    ['the list', () => '/projects'],
    ['a project', () => `/projects/${account.project}`],
    ['the set-up of a project', () => `/projects/${account.project}/setup`],
    ['a ticket', async () => (await account.givenTicketPath()).replace(account.v2, '')],
  ])('%s is accessible on a desktop and a phone, light and dark, including its dialog', async (_name, path) => {
    await enter(await path());
    expect(await problemsInEveryLook(page)).toEqual([]);
    const edit = page.getByRole('button', { name: /^(New project|New ticket|Edit)$/ });
    await edit.first().click();
    await dialog().waitFor();
    expect(await problemsInEveryLook(page)).toEqual([]);
    expect(visit.problems).toEqual([]);
  });
});
