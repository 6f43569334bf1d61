import type { Principal } from '@plumbline/contracts';
import { actor } from '../testing/actors';
import {
  mayBeAssigned,
  mayDelete,
  problemsWith,
  seesTicket,
  type Person,
  type ReferenceFacts,
  type References,
} from './ticket.policy';

const person = (facts: Partial<Person> = {}): Person => ({
  id: 8,
  kind: 'in-house',
  owner: false,
  active: true,
  member: false,
  ...facts,
});
const facts = (known: Partial<ReferenceFacts> = {}): ReferenceFacts => ({
  form: { fields: [], required: [] },
  componentInProject: true,
  parent: { authorId: 1, assignedToId: null },
  people: [],
  ...known,
});

const everything = { ownTicketsOnly: false };
const own = { ownTicketsOnly: true };
const seven = actor({ userId: 7 });

describe('mayBeAssigned', () => {
  it('is true for in-house users and owners in every project', () => {
    expect(mayBeAssigned(person())).toBe(true);
    expect(mayBeAssigned(person({ kind: 'watcher', owner: true }))).toBe(true);
  });

  it('is true for other users where they are members', () => {
    expect(mayBeAssigned(person({ kind: 'subcontractor', member: true }))).toBe(true);
    expect(mayBeAssigned(person({ kind: 'subcontractor' }))).toBe(false);
  });

  it('is false for inactive users', () => {
    expect(mayBeAssigned(person({ active: false, member: true }))).toBe(false);
  });
});

describe('problemsWith', () => {
  const codes = (references: References, known: ReferenceFacts, by: Principal, access = everything) =>
    problemsWith(references, known, by, access).map(({ code }) => code);

  it('returns none for valid references', () => {
    const references = { ticketTypeId: 1, componentId: 2, parentId: 'p', assignedToId: 8, subscribers: [8] };
    expect(problemsWith(references, facts({ people: [person()] }), actor(), everything)).toEqual([]);
  });

  it('returns every problem with its pointer and how to fix it', () => {
    const references = { ticketTypeId: 1, componentId: 2, parentId: 'p', assignedToId: 8, subscribers: [9] };
    const nothing = facts({ form: null, componentInProject: false, parent: null });
    const problems = problemsWith(references, nothing, actor(), everything);
    expect(problems.map(({ code, source }) => [code, source?.pointer])).toEqual([
      ['tickets.type-not-in-project', '/data/attributes/ticket-type-id'],
      ['tickets.component-not-in-project', '/data/attributes/component-id'],
      ['tickets.parent-not-found', '/data/attributes/parent-id'],
      ['tickets.assignee-not-found', '/data/attributes/assigned-to-id'],
      ['tickets.subscriber-not-found', '/data/attributes/subscribers'],
    ]);
    expect(problems.every(({ detail }) => detail)).toBe(true);
  });

  it('accepts only a parent that the actor sees', () => {
    const parents = [7, 8].map((authorId) => facts({ parent: { authorId, assignedToId: null } }));
    const codesFor = (access: typeof own) => parents.map((known) => codes({ parentId: 'p' }, known, seven, access));
    expect(codesFor(everything)).toEqual([[], []]);
    expect(codesFor(own)).toEqual([[], ['tickets.parent-not-found']]);
  });

  it('does not check absent references', () => {
    const nothing = facts({ form: null, componentInProject: false, parent: null });
    expect(codes({ parentId: null, assignedToId: null, subscribers: [] }, nothing, actor())).toEqual([]);
  });

  it('accepts the actor before the copy of users contains them', () => {
    expect(codes({ assignedToId: 5, subscribers: [5] }, facts(), actor({ userId: 5 }))).toEqual([]);
    expect(codes({ assignedToId: 6 }, facts(), actor({ userId: 5 }))).toEqual(['tickets.assignee-not-found']);
  });

  it('accepts any user of the account as a subscriber', () => {
    const people = [person({ id: 9, kind: 'subcontractor', active: false })];
    expect(codes({ subscribers: [9] }, facts({ people }), actor())).toEqual([]);
  });
});

describe('seesTicket', () => {
  it('is true for actors who see all tickets of the project', () => {
    expect(seesTicket(everything, seven, { authorId: 99, assignedToId: null })).toBe(true);
  });

  it('is true for other actors who created the ticket or are assigned to it', () => {
    expect(seesTicket(own, seven, { authorId: 7, assignedToId: 99 })).toBe(true);
    expect(seesTicket(own, seven, { authorId: 99, assignedToId: 7 })).toBe(true);
    expect(seesTicket(own, seven, { authorId: 99, assignedToId: null })).toBe(false);
  });
});

describe('mayDelete', () => {
  it('is true for actors who see all tickets, and for the author', () => {
    expect(mayDelete(everything, seven, { authorId: 99 })).toBe(true);
    expect([mayDelete(own, seven, { authorId: 7 }), mayDelete(own, seven, { authorId: 99 })]).toEqual([true, false]);
  });
});
