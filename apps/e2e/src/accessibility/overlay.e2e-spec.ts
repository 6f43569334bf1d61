import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { RecordingSubscriber, type TestAccount, type TestUser } from '@plumbline/testing';
import { problemsInEveryLook } from '../browser/accessible';
import { connectBrowser } from '../browser/browser';
import { settled } from '../browser/settled';
import { openVisit, type Visit } from '../browser/visit';
import { givenAccount } from '../support/account';
import { onePixelPng } from '../support/photo';

/** What the pages show. */
interface Subjects {
  account: TestAccount;
  owner: TestUser;
  user: TestUser;
  invited: string;
  /** Path of a ticket with a photo. */
  ticket: string;
  webhook: string;
}

type Act = (page: Page) => Promise<unknown>;
interface Overlay {
  name: string;
  at: (subjects: Subjects) => string;
  open: Act;
}

const webhooks = '/settings/account/webhooks';
const tokens = '/settings/profile/access-tokens';

const press =
  (name: string | RegExp): Act =>
  (page) =>
    page.getByRole('button', { name, exact: true }).first().click();
/** Presses a button of the page, then buttons of the dialogs that follow. */
const through =
  (...names: (string | RegExp)[]): Act =>
  async (page) => {
    const [first, ...others] = names;
    await press(first!)(page);
    // A dialog takes the focus a moment after it has opened, which closes a list that was opened before.
    await page.getByRole('dialog').locator(':focus').waitFor();
    for (const name of others) await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    await page.getByRole('dialog').waitFor();
  };
const select =
  (name: string, ...before: Act[]): Act =>
  async (page) => {
    for (const act of before) await act(page);
    // The last one is on top.
    await page.getByRole('combobox', { name, exact: true }).last().click();
    await page.getByRole('option').first().waitFor();
  };
const menu =
  (name: string): Act =>
  async (page) => {
    await press(name)(page);
    await page.getByRole('menu').waitFor();
  };
const fillIn =
  (name: string, text: string): Act =>
  (page) =>
    page.getByRole('textbox', { name, exact: true }).fill(text);
const inTurn =
  (...acts: Act[]): Act =>
  async (page) => {
    for (const act of acts) await act(page);
  };

const project = ({ account }: Subjects) => `/projects/${account.project}`;
const setup = (subjects: Subjects) => `${project(subjects)}/setup`;
const ticket = (subjects: Subjects) => subjects.ticket;
const user = ({ user: { id } }: Subjects) => `/users/${id}`;
const invited = ({ invited: id }: Subjects) => `/users/${id}`;
const deliveries = ({ webhook }: Subjects) => `${webhooks}/${webhook}`;
const settings = (subjects: Subjects) => `${deliveries(subjects)}/settings`;
const at = (path: string) => () => path;

const overlays: Overlay[] = [
  { name: 'the menu of the account', at: at('/projects'), open: menu('Your account') },
  { name: 'the menu of languages', at: at('/projects'), open: menu('Language') },
  { name: 'the menu of colour schemes', at: at('/projects'), open: menu('Colour scheme') },

  { name: 'a new project', at: at('/projects'), open: through('New project') },
  { name: 'the order of projects', at: at('/projects'), open: select('Sort by') },
  { name: 'the settings of a project', at: setup, open: through('Edit') },
  { name: 'the choice of a member', at: setup, open: select('Add a member') },
  { name: 'the states of tickets', at: project, open: select('Status') },
  { name: 'a new ticket, at the choice of its type', at: project, open: select('Ticket type', press('New ticket')) },
  { name: 'a ticket being changed', at: ticket, open: through('Edit') },
  { name: 'a ticket about to be deleted', at: ticket, open: through('Delete') },
  { name: 'a photo', at: ticket, open: through('Show wall.png') },
  { name: 'a photo about to be deleted', at: ticket, open: through('Delete wall.png') },

  { name: 'the kinds of users', at: at('/users'), open: select('Type') },
  { name: 'an invitation, at the choice of a kind', at: at('/users'), open: select('Type', through('Invite')) },
  { name: 'an invitation sent again', at: invited, open: inTurn(through('Resend invitation'), press('Copy link')) },
  { name: 'an invitation about to be withdrawn', at: invited, open: through('Withdraw invitation') },
  { name: 'a user about to be deactivated', at: user, open: through('Deactivate') },
  { name: 'a user about to be deleted', at: user, open: through('Delete') },
  { name: 'a token of a user about to be deleted', at: user, open: through('Delete e2e') },

  { name: 'a session about to be ended', at: at('/settings/profile/sessions'), open: through('End') },
  {
    name: 'other sessions about to be ended',
    at: at('/settings/profile/sessions'),
    open: through('End all other sessions'),
  },
  { name: 'the choice of a language', at: at('/settings/profile'), open: select('Language') },
  { name: 'a new token', at: at(tokens), open: through('New token') },
  {
    name: 'a token that has been made',
    at: at(tokens),
    open: inTurn(through('New token'), fillIn('Name', 'Export'), press('Create token'), (page) =>
      page.getByText('This token is shown only once').waitFor(),
    ),
  },
  {
    name: 'a token being replaced, at the choice of the time',
    at: at(tokens),
    open: select('Old token', through(/^Replace/)),
  },
  { name: 'a token about to be deleted', at: at(tokens), open: through(/^Delete/) },

  { name: 'the kinds of events in the audit trail', at: at('/audit'), open: select('Action') },
  { name: 'what can be chosen of deliveries', at: deliveries, open: select('Status') },
  {
    name: 'a delivery',
    at: deliveries,
    open: inTurn(
      (page) => page.getByRole('link', { name: 'ticket_created' }).click(),
      (page) => page.getByRole('button', { name: 'Attempt 1' }).waitFor(),
    ),
  },
  { name: 'a webhook being tried', at: deliveries, open: through('Send test delivery', 'Send') },
  {
    name: 'a webhook being tried, at the choice of an event',
    at: deliveries,
    open: select('Event', through('Send test delivery')),
  },
  { name: 'a webhook about to be paused', at: deliveries, open: through('Pause') },
  { name: 'a webhook about to be deleted', at: deliveries, open: through('Delete') },
  {
    name: 'the choice of projects of a webhook',
    at: settings,
    open: select('Selected projects', (page) => page.getByText('Selected projects', { exact: true }).click()),
  },
  {
    name: 'a secret being replaced, at the choice of the scheme',
    at: settings,
    open: select('Signature scheme', through('Replace secret')),
  },
  {
    name: 'a secret that has been made',
    at: settings,
    open: inTurn(through('Replace secret', 'Create new secret'), (page) =>
      page.getByText('This secret is shown only once').waitFor(),
    ),
  },
  {
    name: 'a webhook that has been made',
    at: at(`${webhooks}/new`),
    open: inTurn(
      (page) => page.getByLabel('All events').check(),
      fillIn('Target URL', 'https://example.com/hooks'),
      through('Create webhook'),
      (page) => page.getByText('This secret is shown only once').waitFor(),
    ),
  },
];

describe('overlays', () => {
  let browser: Browser;
  let receiver: RecordingSubscriber;
  let subjects: Subjects;
  let visit: Visit;
  beforeAll(async () => {
    [browser, receiver] = await Promise.all([connectBrowser(), RecordingSubscriber.start()]);
    subjects = await givenSubjects(receiver);
    // All tests share one visit: each loads its page anew, from the browser's cache.
    visit = await openVisit(browser, { as: subjects.owner });
  });
  beforeEach(() => void visit.problems.splice(0));
  afterAll(async () => {
    await visit.close();
    await browser.close();
    await receiver.stop();
  });

  it.each(overlays)('$name is accessible, light and dark', async ({ at: pathOf, open }) => {
    const { page } = visit;
    await page.goto(pathOf(subjects));
    await page.getByRole('heading', { level: 1 }).waitFor();
    // A page that has just loaded still moves the focus, away from a dialog.
    await settled(page);
    await open(page);
    // The tests of each page look at what lies below.
    expect(await problemsInEveryLook(page, { widths: [1280], extent: 'overlays' })).toEqual([]);
    expect(visit.problems).toEqual([]);
  });
});

/** An account with one of everything that has an overlay. */
async function givenSubjects(receiver: RecordingSubscriber): Promise<Subjects> {
  const account = await givenAccount({ limit: 10_000 });
  const owner = await account.givenUser({ owner: true });
  const someone = await account.givenUser({ permissions: { api_documentation_access: true } });
  await Promise.all([account.givenToken({ of: someone }), account.givenToken({ of: owner })]);
  await account.anonymous.signIn(owner.email, owner.password);
  const invitation = { firstname: 'Ines', lastname: 'Invited', email: `ines-${randomUUID()}@example.com` };
  const { body } = await account.session.post(`${account.v1}/users`, { data: { attributes: invitation } });
  const { id: webhook } = await account.givenWebhook({
    'target-url': receiver.url('/hooks'),
    events: ['ticket_created'],
    headers: [{ name: 'X-Key', value: 'a-hidden-value', hidden: true }],
  });
  const path = await account.givenTicketPath();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(onePixelPng)], { type: 'image/png' }), 'wall.png');
  expect((await account.api.post(`${path}/attachments`, form)).status).toBe(201);
  return {
    account,
    owner,
    user: someone,
    invited: body.data.id as string,
    ticket: path.replace(account.v2, ''),
    webhook,
  };
}
