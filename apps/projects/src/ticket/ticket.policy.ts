import type { Principal, Ticket, UserKind } from '@plumbline/contracts';
import { type Problem, type Text, text } from '@plumbline/errors';
import type { AccessLevel } from '../project/project.policy';
import type { Form } from '../ticket-type/typed-value.policy';

/** The properties of a user that ticket rules use. */
export interface Person {
  id: number;
  kind: UserKind;
  owner: boolean;
  active: boolean;
  /** Whether they are a member of the ticket's project. */
  member: boolean;
}

/** The references of a ticket to check. Absent ones need no check. */
export type References = Partial<
  Pick<Ticket, 'ticketTypeId' | 'componentId' | 'parentId' | 'assignedToId' | 'subscribers'>
>;

/** The references of a ticket as found in the database. */
export interface ReferenceFacts {
  /** The form of the ticket type, if the type is assigned to the project. */
  form: Form | null;
  componentInProject: boolean;
  /** The parent, if it is in the project. */
  parent: Pick<Ticket, 'authorId' | 'assignedToId'> | null;
  /** The referenced users that exist in the account. */
  people: readonly Person[];
}

/** Bytes that the typed values of a ticket may have as JSON. Every change of a ticket publishes all of them. */
export const maxTypedValuesBytes = 64 * 1024;

/** Updates merge typed values, so that many small ones could make a large ticket. */
export function typedValuesProblem({ typedValues }: Partial<Pick<Ticket, 'typedValues'>>): Problem | undefined {
  if (typedValues === undefined) return undefined;
  const bytes = Buffer.byteLength(JSON.stringify(typedValues));
  if (bytes <= maxTypedValuesBytes) return undefined;
  return problem(
    'tickets.typed-values-too-large',
    'typed-values',
    text(
      'The typed values of a ticket may have {{most}} bytes together, those that it has included. These have {{size}}. Attach large values as files.',
      { most: maxTypedValuesBytes, size: bytes },
    ),
  );
}

/** In-house users can be assigned in every project, others only where they are members. */
export function mayBeAssigned(person: Person): boolean {
  return person.active && (person.owner || person.kind === 'in-house' || person.member);
}

/** Every problem with the references of a ticket, each with its place in the request and how to fix it. */
export function problemsWith(
  references: References,
  facts: ReferenceFacts,
  actor: Principal,
  access: Pick<AccessLevel, 'ownTicketsOnly'>,
): Problem[] {
  const { ticketTypeId, componentId, parentId, assignedToId, subscribers = [] } = references;
  const person = (id: number) => facts.people.find((known) => known.id === id) ?? selfOf(actor, id);
  const problems: (Problem | false)[] = [
    ticketTypeId !== undefined &&
      !facts.form &&
      problem(
        'tickets.type-not-in-project',
        'ticket-type-id',
        'Give the id of a ticket type that is assigned to this project, or assign the type to the project first.',
      ),
    componentId !== undefined &&
      !facts.componentInProject &&
      problem('tickets.component-not-in-project', 'component-id', "Give the id of one of this project's components."),
    isGiven(parentId) &&
      // The same answer for a ticket that the actor does not see, so that callers cannot probe for tickets.
      !(facts.parent && seesTicket(access, actor, facts.parent)) &&
      problem('tickets.parent-not-found', 'parent-id', 'Give the UUID of a ticket of the same project.'),
    isGiven(assignedToId) &&
      !canBeAssigned(person(assignedToId)) &&
      problem(
        'tickets.assignee-not-found',
        'assigned-to-id',
        'Give the id of an active in-house user of the account, or of a member of this project.',
      ),
    !subscribers.every(person) &&
      problem('tickets.subscriber-not-found', 'subscribers', 'Give only ids of users of the account.'),
  ];
  return problems.filter((entry) => entry !== false);
}

/** Whether a user who sees a project sees one of its tickets. */
export function seesTicket(
  { ownTicketsOnly }: Pick<AccessLevel, 'ownTicketsOnly'>,
  { userId }: Principal,
  ticket: Pick<Ticket, 'authorId' | 'assignedToId'>,
): boolean {
  return !ownTicketsOnly || ticket.authorId === userId || ticket.assignedToId === userId;
}

/** Actors who see all tickets of a project may delete any of them; others only what they created. */
export function mayDelete(
  { ownTicketsOnly }: Pick<AccessLevel, 'ownTicketsOnly'>,
  { userId }: Principal,
  thing: { authorId: number },
): boolean {
  return !ownTicketsOnly || thing.authorId === userId;
}

function problem(code: Problem['code'], attribute: string, detail: Text): Problem {
  return { code, detail, source: { pointer: `/data/attributes/${attribute}` } };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function canBeAssigned(person: Person | undefined): boolean {
  return person !== undefined && mayBeAssigned(person);
}

/** The actor is a user of the account who sees the project, even if the copy of users does not contain them yet. */
function selfOf(actor: Principal, id: number): Person | undefined {
  if (actor.userId !== id) return undefined;
  return { id, kind: actor.kind, owner: actor.owner, active: true, member: true };
}
