import { eventually } from '@plumbline/backing-services';
import type { Installation } from '../installation/installation';
import { demoPeople, demoPerson, type DemoPerson, type DemoRole } from './people';
import { demoProjects, type DemoProject, type DemoTicket } from './projects';
import { signIn, type Resource, type Session } from './session';
import type { DevFile } from './dev-file';

/** What the demo account needs of an installation. */
type SeededInstallation = Pick<Installation, 'url' | 'admin'>;

/**
 * Creates what is missing of the demo account: its people, projects with tickets, and an access token. Returns what a developer needs of
 * them. An operator's commands create the account and its users, and the API creates everything else.
 */
export async function seed(installation: SeededInstallation, known: DevFile | undefined): Promise<DevFile> {
  const owner = demoPerson('owner');
  const { account } = JSON.parse(
    await installation.admin([
      ...['create-account', '--name', 'Demo Construction', '--owner-email', owner.email],
      ...['--first-name', owner.firstName, '--last-name', owner.lastName],
      ...['--owner-password', owner.password, '--if-absent', '--json'],
    ]),
  ) as { account: number };
  const others = demoPeople.filter(({ role }) => role !== 'owner');
  const ids = await Promise.all(
    others.map(async (person) => [person.role, await added(installation, account, person)] as const),
  );

  const session = await signIn(installation.url, account, owner);
  const things = await demoContent(session, new Map(ids));
  const token = known && (await works(installation.url, account, known.token)) ? known.token : await newToken(session);
  const users = demoPeople.map(({ email, password, role }) => ({ email, password, role }));
  return { url: installation.url, account, users, token, ...things };
}

/** Creates a person unless they exist. Returns their user number. */
async function added(installation: SeededInstallation, account: number, person: DemoPerson): Promise<number> {
  const { email, password, firstName, lastName, kind, permissions } = person;
  const { user } = JSON.parse(
    await installation.admin([
      ...['create-user', '--account', String(account), '--email', email, '--password', password],
      ...['--first-name', firstName, '--last-name', lastName, '--kind', kind],
      ...['--permissions', permissions.join(','), '--if-absent', '--json'],
    ]),
  ) as { user: number };
  return user;
}

type People = ReadonlyMap<DemoRole, number>;
type Things = Pick<DevFile, 'project' | 'component' | 'ticketType'>;

/** Returns ids of the first project's content. Creates all projects when there is none. */
async function demoContent(session: Session, people: People): Promise<Things> {
  const { data } = await session<Resource[]>('GET', 'v2/projects?sort=created-on');
  const [first] = data;
  if (!first) {
    const ticketType = await made(session, 'v1/ticket_types', { name: 'Defect' });
    const [things] = await inTurn(demoProjects, (project) => newProject(session, project, ticketType, people));
    return things!;
  }
  const components = await session<Resource[]>('GET', `v2/projects/${first.id}/components/project_components`);
  const types = await session<Resource[]>('GET', `v2/projects/${first.id}/ticket_types/ticket_type_project`);
  return { project: first.id, component: components.data[0]!.id, ticketType: types.included![0]!.id };
}

async function newProject(
  session: Session,
  { name, attributes, components, members, tickets }: DemoProject,
  ticketType: string,
  people: People,
): Promise<Things> {
  const project = await made(session, 'v1/projects', { name, ...attributes });
  const places = await inTurn(components, (each) => made(session, `v1/projects/${project}/components`, { name: each }));
  await session('POST', `v1/projects/${project}/ticket_types_project`, { 'ticket-type-id': ticketType });
  // The projects service receives the events about new users a moment after the reply.
  await eventually(
    () =>
      session('POST', `v1/projects/${project}/add_member_to_project`, {
        white_list: members.map((role) => people.get(role)),
      }),
    15_000,
    { everyMs: 50, failure: 'the projects service did not accept the members' },
  );
  for (const [index, ticket] of tickets.entries()) {
    await newTicket(session, project, ticket, {
      'ticket-type-id': ticketType,
      'component-id': places[index % places.length],
      'assigned-to-id': ticket.assignee && people.get(ticket.assignee),
    });
  }
  return { project, component: places[0]!, ticketType };
}

async function newTicket(session: Session, project: string, ticket: DemoTicket, references: object): Promise<void> {
  const { subject, status, priority, progress, dueIn, comment } = ticket;
  const due = dueIn === undefined ? undefined : new Date(Date.now() + dueIn * 86_400_000).toISOString().slice(0, 10);
  const { data } = await session('POST', `v2/projects/${project}/tickets`, {
    ...{ subject, 'status-id': status, 'priority-id': priority, progress, 'due-date': due },
    ...references,
  });
  const path = `v2/projects/${project}/tickets/${String(data.attributes['uuid'])}/comment`;
  if (comment) await session('POST', path, { comment });
}

async function made(session: Session, path: string, attributes: object): Promise<string> {
  return (await session('POST', path, attributes)).data.id;
}

/** Works in sequence, so that lists show the items in this order. */
async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

async function newToken(session: Session): Promise<string> {
  const { data } = await session('POST', 'v2/personal_access_tokens', { name: 'Demo', scopes: ['read', 'write'] });
  return String(data.attributes['token']);
}

async function works(url: string, account: number, token: string): Promise<boolean> {
  const response = await fetch(`${url}/api/v2/${account}/me`, { headers: { 'X-PlanRadar-API-Key': token } });
  return response.status === 200;
}
