import type { Ticket } from '@plumbline/contracts';
import { actor } from '../testing/actors';
import { changesOf, newTicket, repeatsClosing } from './ticket-change';

const uuid = '01931f6e-7c4a-7b3e-9f55-0a4d3b1c2e11';
const created = '2026-11-24T08:00:00.000Z';
const later = '2026-11-25T08:00:00.000Z';
const author = actor({ userId: 5 });
const request = { actor: author, projectId: 2, ticketTypeId: 3, componentId: 4 };
const existing = (facts: Partial<Ticket> = {}): Ticket => ({
  ...newTicket(request, uuid, created),
  id: 7,
  sequentialId: 1,
  hasChildren: false,
  ...facts,
});
const change = (ticket: Ticket, fields: Omit<Parameters<typeof changesOf>[1], 'actor' | 'projectId' | 'uuid'>) =>
  changesOf(ticket, { actor: actor({ userId: 6 }), projectId: 2, uuid, ...fields }, later);

describe('newTicket', () => {
  it('is open and of normal priority, with the actor as its author', () => {
    expect(newTicket(request, uuid, created)).toMatchObject({
      statusId: 1,
      priorityId: 2,
      progress: 0,
      subject: '',
      authorId: 5,
      updatedById: 5,
      closedAt: null,
      createdAt: created,
    });
  });

  it('records closer and time for a ticket that is created as closed', () => {
    expect(newTicket({ ...request, statusId: 5 }, uuid, created)).toMatchObject({ closedAt: created, closedById: 5 });
  });

  it('drops empty typed values and duplicate subscribers', () => {
    const typedValues = { tf0123456789abcdef: 'x', tf0123456789abcde0: null };
    expect(newTicket({ ...request, typedValues, subscribers: [8, 9, 8] }, uuid, created)).toMatchObject({
      typedValues: { tf0123456789abcdef: 'x' },
      subscribers: [8, 9],
    });
  });
});

describe('changesOf', () => {
  it('contains only the changed fields, with editor and time', () => {
    expect(change(existing({ subject: 'a' }), { subject: 'b', priorityId: 2 })).toEqual({
      subject: 'b',
      updatedById: 6,
      updatedAt: later,
    });
  });

  it('is undefined without a difference', () => {
    const ticket = existing({ subject: 'a', typedValues: { tf0123456789abcdef: [1, { b: 2 }] }, subscribers: [8] });
    const { subject, typedValues, statusId, dueDate } = ticket;
    expect(change(ticket, { subject, typedValues, statusId, dueDate, subscribers: [8, 8] })).toBeUndefined();
    expect(change(ticket, {})).toBeUndefined();
  });

  it('records who closed a ticket and when', () => {
    expect(change(existing(), { statusId: 5 })).toMatchObject({ statusId: 5, closedAt: later, closedById: 6 });
  });

  it('clears closer and time when the ticket is reopened', () => {
    const ticket = existing({ statusId: 5, closedAt: created, closedById: 5 });
    expect(change(ticket, { statusId: 2 })).toMatchObject({ statusId: 2, closedAt: null, closedById: null });
  });

  it('takes back when a ticket was closed, but no other time', () => {
    const ticket = existing({ statusId: 5, closedAt: created });
    expect([undefined, null, created, later].map((closedAt) => repeatsClosing(ticket, { closedAt }))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(repeatsClosing(existing(), { closedAt: created })).toBe(false);
    expect(change(ticket, { statusId: 2, closedAt: created })).toMatchObject({ closedAt: null });
  });

  it('keeps closer and time while the ticket stays closed', () => {
    const ticket = existing({ statusId: 5, closedAt: created, closedById: 5 });
    expect(change(ticket, { statusId: 5, subject: 'b' })).toEqual({ subject: 'b', updatedById: 6, updatedAt: later });
  });

  it('counts moves and removals of a due date, but not the first one', () => {
    expect(change(existing(), { dueDate: '2026-12-01' })).not.toHaveProperty('dueDateChangeCount');
    const due = existing({ dueDate: '2026-12-01', dueDateChangeCount: 1 });
    expect(change(due, { dueDate: '2026-12-24' })).toMatchObject({ dueDateChangeCount: 2 });
    expect(change(due, { dueDate: null })).toMatchObject({ dueDate: null, dueDateChangeCount: 2 });
    expect(change(due, { dueDate: '2026-12-01' })).toBeUndefined();
  });

  it('changes typed values key by key, and removes those that are null', () => {
    const ticket = existing({ typedValues: { tf0000000000000001: 'a', tf0000000000000002: 'b' } });
    expect(change(ticket, { typedValues: { tf0000000000000002: null, tf0000000000000003: 3 } })).toMatchObject({
      typedValues: { tf0000000000000001: 'a', tf0000000000000003: 3 },
    });
  });
});
