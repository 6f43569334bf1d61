import type { z } from 'zod';
import {
  accountCreated,
  createTicket,
  endpointDisabled,
  getAccount,
  getPrincipal,
  recordTokenUses,
  recordUsage,
  serviceNames,
  ticketCreated,
  verifySession,
  verifyToken,
} from '../index';
import { eventsByType, rpcContracts, webhookEventsByName } from './contracts';

describe('the catalogue', () => {
  it('lists the calls of every service', () => {
    expect(rpcContracts).toEqual(expect.arrayContaining([createTicket, verifyToken]));
    expect(new Set(rpcContracts.map(({ service }) => service))).toEqual(new Set(serviceNames));
  });

  it('has an actor for every call, except those without credentials and the own ones of gateways', () => {
    const withoutActor = rpcContracts.filter(({ request }) => !('actor' in (request as z.ZodObject).shape));
    const own = [getAccount, getPrincipal, recordTokenUses, recordUsage, verifySession, verifyToken];
    expect(new Set(withoutActor.filter(({ unauthenticated }) => !unauthenticated))).toEqual(new Set(own));
    expect(rpcContracts.filter((call) => call.unauthenticated && !withoutActor.includes(call))).toEqual([]);
  });

  it('finds every event by its type', () => {
    expect(eventsByType.get('ticket.created')).toBe(ticketCreated);
    expect(eventsByType.get('webhook.disabled')).toBe(endpointDisabled);
  });

  it('offers subscribers only what has a name for them', () => {
    expect(webhookEventsByName.get('ticket_created')).toBe(ticketCreated);
    expect([...webhookEventsByName.values()]).not.toContain(accountCreated);
  });

  it('gives each call and each event a unique name', () => {
    const named = [...eventsByType.values()].filter(({ webhook }) => webhook);
    expect(webhookEventsByName.size).toBe(named.length);
    expect(new Set(rpcContracts.map(({ name }) => name)).size).toBe(rpcContracts.length);
  });
});
