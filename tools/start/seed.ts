import type { System } from '../system/system';
import type { DevFile } from './dev-file';

const owner = { email: 'olivia.owner@example.com', password: 'demo-owner-password', role: 'owner' } as const;
const manager = { email: 'max.manager@example.com', password: 'demo-manager-password', role: 'manager' } as const;
const member = { email: 'mia.member@example.com', password: 'demo-member-password', role: 'member' } as const;

interface Resource {
  id: string;
  attributes: Record<string, unknown>;
}
interface Document<Data> {
  data: Data;
  included?: Resource[];
  meta: Record<string, unknown>;
}

/**
 * Sees to it that the demo account, its people, a project with a first ticket and a working token exist, and says what they are.
 * Accounts and users are an operator's business; everything else is made as any client makes it.
 */
export async function seed(system: System, known: DevFile | undefined): Promise<DevFile> {
  const created = JSON.parse(
    await system.admin([
      ...['create-account', '--name', 'Demo Construction', '--owner-email', owner.email],
      ...['--owner-password', owner.password, '--if-absent', '--json'],
    ]),
  ) as { account: number };
  const account = created.account;
  const person = (email: string, password: string, first: string, last: string, permissions: string) =>
    system.admin([
      ...['create-user', '--account', String(account), '--email', email, '--password', password],
      ...['--first-name', first, '--last-name', last, '--permissions', permissions, '--if-absent'],
    ]);
  await Promise.all([
    person(manager.email, manager.password, 'Max', 'Manager', 'users,projects,api_documentation_access'),
    person(member.email, member.password, 'Mia', 'Member', 'projects'),
  ]);

  const session = await signIn(system.url, account);
  const things = await demoProject(session);
  const token = known && (await works(system.url, account, known.token)) ? known.token : await newToken(session);
  return { url: system.url, account, users: [owner, manager, member], token, ...things };
}

type Session = <Data>(method: 'GET' | 'POST', path: string, attributes?: object) => Promise<Document<Data>>;

/** Calls of the owner, by cookie: they do not use up the account's limit. `path` begins with the API's version. */
async function signIn(url: string, account: number): Promise<Session> {
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: owner.email, password: owner.password }),
  });
  const { meta } = await documentOf<Resource>(answer);
  const cookie = answer.headers.getSetCookie()[0]!.split(';', 1)[0]!;
  const headers = { cookie, 'x-csrf-token': String(meta['csrf-token']), 'content-type': 'application/json' };
  return async (method, path, attributes) => {
    const [version, ...rest] = path.split('/');
    const body = attributes && JSON.stringify({ data: { attributes } });
    return documentOf(await fetch(`${url}/api/${version}/${account}/${rest.join('/')}`, { method, headers, body }));
  };
}

async function demoProject(session: Session): Promise<Pick<DevFile, 'project' | 'component' | 'ticketType'>> {
  const { data: projects } = await session<Resource[]>('GET', 'v2/projects?sort=created-on');
  const project = projects[0]?.id ?? (await made(session, 'v1/projects', { name: 'North Tower', city: 'Vienna' }));
  const components = await session<Resource[]>('GET', `v2/projects/${project}/components/project_components`);
  const component =
    components.data[0]?.id ?? (await made(session, `v1/projects/${project}/components`, { name: 'First floor' }));
  const assigned = await session<Resource[]>('GET', `v2/projects/${project}/ticket_types/ticket_type_project`);
  const ticketType = assigned.included?.[0]?.id ?? (await assignedType(session, project));
  const tickets = await session<Resource[]>('GET', `v2/projects/${project}/tickets?pagesize=1`);
  if (tickets.data.length === 0) {
    const attributes = { subject: 'Door frame is scratched', 'component-id': component, 'ticket-type-id': ticketType };
    await made(session, `v2/projects/${project}/tickets`, attributes);
  }
  return { project, component, ticketType };
}

async function assignedType(session: Session, project: string): Promise<string> {
  const ticketType = await made(session, 'v1/ticket_types', { name: 'Defect' });
  await session('POST', `v1/projects/${project}/ticket_types_project`, { 'ticket-type-id': ticketType });
  return ticketType;
}

async function made(session: Session, path: string, attributes: object): Promise<string> {
  return (await session<Resource>('POST', path, attributes)).data.id;
}

async function newToken(session: Session): Promise<string> {
  const { data } = await session<Resource>('POST', 'v2/personal_access_tokens', {
    name: 'Demo',
    scopes: ['read', 'write'],
  });
  return String(data.attributes['token']);
}

async function works(url: string, account: number, token: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/v2/${account}/me`, { headers: { 'X-PlanRadar-API-Key': token } });
  return answer.status === 200;
}

async function documentOf<Data>(answer: Response): Promise<Document<Data>> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text}`);
  return (text === '' ? { data: {}, meta: {} } : JSON.parse(text)) as Document<Data>;
}
