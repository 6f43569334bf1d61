import {
  assignTicketType,
  createComponent,
  createProject,
  createTicket,
  createTicketType,
  userCreated,
  type EventEnvelope,
  type EventData,
  type Principal,
  type Project,
  type RpcInput,
  type Ticket,
} from '@plumbline/contracts';
import { v7 as uuidv7 } from 'uuid';
import { type RunningService } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { actor } from './actors';

let lastAccount = 0;

type UserFacts = EventData<typeof userCreated>;

/** A new account with a project that is ready for tickets. Tests override only the fields they test. */
export class GivenAccount {
  readonly id = ++lastAccount;
  readonly owner = this.actor({ userId: 1, owner: true });

  constructor(private readonly service: RunningService) {}

  actor(facts: Partial<Principal> = {}): Principal {
    return actor({ accountId: this.id, ...facts });
  }

  async project(by: Principal = this.owner): Promise<GivenProject> {
    const project = await this.service.call(createProject, { actor: by, name: 'Harbour bridge' });
    const place = { actor: by, projectId: project.id };
    const component = await this.service.call(createComponent, { ...place, name: 'Deck' });
    const type = await this.service.call(createTicketType, { actor: this.owner, name: 'Defect' });
    await this.service.call(assignTicketType, { ...place, ticketTypeId: type.id });
    return new GivenProject(this.service, project, by, component.id, type.id);
  }

  /** Publishes a user and waits until the service has stored the copy. */
  async user(facts: Partial<UserFacts> & { id: number }): Promise<void> {
    await this.service.publish(this.userEvent(facts));
    await eventually(async () => expect(await this.userCopy(facts.id)).toBeDefined());
  }

  userEvent(facts: Partial<UserFacts> & { id: number }, envelope: Partial<EventEnvelope> = {}): EventEnvelope {
    const person = { owner: false, active: true, permissions: [], firstName: 'Ada', lastName: 'Lovelace' };
    return {
      id: uuidv7(),
      type: userCreated.type,
      occurredAt: new Date().toISOString(),
      accountId: this.id,
      data: { kind: 'in-house', ...person, ...facts },
      ...envelope,
    };
  }

  async userCopy(id: number): Promise<{ kind: string; active: boolean } | undefined> {
    const [row] = await this.service.database.query<{ kind: string; active: boolean }[]>(
      'select kind, active from user_copy where account_id = $1 and id = $2',
      [this.id, id],
    );
    return row;
  }
}

/** A project with a component and a ticket type. */
export class GivenProject {
  constructor(
    private readonly service: RunningService,
    readonly project: Project,
    readonly actor: Principal,
    readonly componentId: number,
    readonly ticketTypeId: number,
  ) {}

  get place() {
    return { actor: this.actor, projectId: this.project.id };
  }

  /** The input of a valid ticket with `fields`. */
  ticketInput(fields: Partial<RpcInput<typeof createTicket>> = {}): RpcInput<typeof createTicket> {
    const { componentId, ticketTypeId } = this;
    return { ...this.place, componentId, ticketTypeId, ...fields };
  }

  ticket(fields: Partial<RpcInput<typeof createTicket>> = {}): Promise<Ticket> {
    return this.service.call(createTicket, this.ticketInput(fields));
  }

  at(ticket: { uuid: string }) {
    return { ...this.place, uuid: ticket.uuid };
  }

  /** Archives the project by SQL, because there is no RPC for it. */
  async archive(): Promise<void> {
    await this.service.database.query('update project set status = 9 where id = $1', [this.project.id]);
  }
}
