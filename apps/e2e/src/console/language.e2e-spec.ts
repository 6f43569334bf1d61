import { text, textIn } from '@plumbline/errors';
import type { TestAccount, TestUser } from '@plumbline/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { connectBrowser } from '../browser/browser';
import { keysShown, translations, type Language } from '../browser/language';
import { settled } from '../browser/settled';
import { openVisit, type Visit } from '../browser/visit';
import { givenAccount } from '../support/account';

/** The pages of the main navigation: link and heading of each. */
const pages = (t: Language['texts']): [link: string, heading: string][] => [
  [t.navigation.projects, t.project.title],
  [t.navigation.users, t.user.title],
  [t.navigation.groups, t.group.title],
  [t.navigation.audit, t.audit.title],
  [t.navigation.profile, t.profile.title],
  [t.navigation.account, t.account.title],
  [t.navigation.webhooks, t.webhook.title],
  [t.navigation.apiDocumentation, t.apiDocumentation.title],
];

describe.each(translations)('the console in $name', ({ name: language, locale, texts: t }) => {
  let browser: Browser;
  let account: TestAccount;
  let owner: TestUser;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    [browser, account] = await Promise.all([connectBrowser(), givenAccount()]);
    owner = await account.givenUser({ owner: true, language });
  });
  const enter = async (path: string, as: TestUser | undefined = owner) => {
    visit = await openVisit(browser, { as, locale });
    page = visit.page;
    await page.goto(path);
  };
  /** Asserted on every page and dialog. */
  const isTranslated = async () => {
    await settled(page);
    expect(await keysShown(page)).toEqual([]);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  };
  const headed = (name: string) => page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
  const press = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true }).click();
  afterEach(async () => {
    expect(visit.problems).toEqual([]);
    await visit.close();
  });
  afterAll(() => browser.close());

  it('has a translated sign-in and main navigation', async () => {
    visit = await openVisit(browser, { locale });
    page = visit.page;
    await page.goto('/sign-in');
    await headed(t.session.signIn.title);
    await isTranslated();
    await page.getByLabel(t.session.signIn.email).fill(owner.email);
    await page.getByLabel(t.session.signIn.password, { exact: true }).fill(owner.password);
    await press(t.session.signIn.submit);
    for (const [link, heading] of pages(t)) {
      await page
        .getByRole('navigation', { name: t.shell.navigation })
        .getByRole('link', { name: link, exact: true })
        .click();
      await headed(heading);
      await isTranslated();
    }
  });

  it('creates, shows and deletes a token', async () => {
    await enter('/settings/profile/access-tokens');
    await press(t.accessToken.new);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t.accessToken.name, { exact: true }).fill('Baustelle');
    await isTranslated();
    await press(t.accessToken.create, dialog);
    await dialog.getByText(t.accessToken.issued.once).waitFor();
    await isTranslated();
    await dialog.getByLabel(t.accessToken.issued.stored).check();
    await press(t.dialog.done, dialog);
    await press(t.accessToken.delete.action.replace('{{name}}', 'Baustelle'));
    await dialog.getByText(t.accessToken.delete.text).waitFor();
    await isTranslated();
    await press(t.accessToken.delete.confirm, dialog);
    // The API explorer's token may still exist: the previous test opened the API documentation.
    await page.getByRole('row').filter({ hasText: 'Baustelle' }).waitFor({ state: 'detached' });
    await isTranslated();
  });

  it('finds and changes a user, and invites another', async () => {
    const user = await account.givenUser();
    await enter('/users');
    await page.getByRole('searchbox', { name: t.user.search }).fill(user.email);
    await page.getByRole('row').filter({ hasText: user.email }).getByRole('link').click();
    // Mantine hides the input behind its own switch.
    await page.getByRole('switch', { name: t.user.permission.api_documentation_access }).check({ force: true });
    await press(t.form.save);
    await page.getByText(t.user.saved).waitFor();
    await isTranslated();
    await page.getByRole('navigation').getByRole('link', { name: t.user.title, exact: true }).first().click();
    await press(t.user.invite.action);
    const dialog = page.getByRole('dialog');
    await press(t.user.invite.submit, dialog);
    await dialog.getByText(t.validation.required).first().waitFor();
    await isTranslated();
  });

  it('opens a project, its setup, and the form of a webhook', async () => {
    await enter(`/projects/${account.project}`);
    await headed('Tower');
    await isTranslated();
    await page.goto(`/projects/${account.project}/setup`);
    await page.getByRole('heading', { name: t.project.components.title }).waitFor();
    await isTranslated();
    await page.goto('/settings/account/webhooks/new');
    await headed(t.webhook.new);
    await press(t.webhook.create);
    await isTranslated();
  });

  it('shows the audit trail, and the error of a failed sign-in', async () => {
    await enter('/audit');
    await page.getByRole('cell', { name: t.audit.action.session.started, exact: true }).first().waitFor();
    await isTranslated();
    // The console has no text of its own for this error: it shows that of the API.
    await page.goto('/audit?actor=x!');
    const detail = text('{{parameter}} takes the id of one user.', { parameter: 'filter[actor]' });
    await page.getByText(textIn(detail, language)).waitFor();
    expect(visit.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
    await visit.close();
    visit = await openVisit(browser, { locale });
    page = visit.page;
    await page.goto('/sign-in');
    await page.getByLabel(t.session.signIn.email).fill(owner.email);
    await page.getByLabel(t.session.signIn.password, { exact: true }).fill('not the password');
    await press(t.session.signIn.submit);
    await page.getByText(t.error.codes.auth['wrong-password']).waitFor();
    await isTranslated();
    // The browser reports the refused request, and the page shows the error.
    expect(visit.problems.filter((problem) => !problem.includes('401'))).toEqual([]);
    visit.problems.length = 0;
  });
});
