import { eventsByType, toShortCode, topology, matchesPattern, type EventEnvelope } from '@plumbline/contracts';
import { auditFactsOf } from './audit-entry';

/** Events of projects tell who gives roles to users who were invited, and are not part of the trail. */
const consumed = [...eventsByType.values()].filter(
  ({ type }) =>
    !type.startsWith('project.') && topology.consumes.identity.some((pattern) => matchesPattern(pattern, type)),
);
const exampleOf = (type: string, facts: Partial<EventEnvelope> = {}) => ({
  ...eventsByType.get(type)!.example,
  ...facts,
});

describe('the audit trail', () => {
  it.each(consumed.map(({ type, example }) => [type, example] as const))('has an entry for %s', (_type, example) => {
    const facts = auditFactsOf(example);
    expect(facts?.subject.id).toEqual(expect.any(String));
    expect(facts?.subject.id).not.toBe('undefined');
    expect(facts?.details).toEqual(example.data);
  });

  it('contains the subject', () => {
    expect(auditFactsOf(exampleOf('user.updated'))?.subject).toEqual({
      type: 'user',
      id: toShortCode(2003),
      name: 'Stefan Bauer',
      userId: 2003,
    });
    expect(auditFactsOf(exampleOf('token.issued'))?.subject).toMatchObject({ type: 'token', userId: 2002 });
  });

  it('contains the kind of the actor', () => {
    const none = { actor: undefined };
    const kindOf = (event: EventEnvelope) => auditFactsOf(event)?.actorKind;
    expect(kindOf(exampleOf('user.updated'))).toBe('user');
    expect(kindOf(exampleOf('user.created', none))).toBe('operator');
    expect(kindOf(exampleOf('account.limit-changed', none))).toBe('operator');
    expect(kindOf(exampleOf('token.expiring', none))).toBe('system');
    expect(auditFactsOf(exampleOf('user.sign-in-failed'))).toMatchObject({ actorKind: 'stranger', ip: '203.0.113.24' });
    const { data } = exampleOf('token.revoked');
    const leaked = exampleOf('token.revoked', {
      ...none,
      data: { ...data, reason: 'leaked', presentedFrom: '192.0.2.9' },
    });
    expect(auditFactsOf(leaked)).toMatchObject({ actorKind: 'bearer', ip: '192.0.2.9' });
  });

  it('refuses data that the trail could not show', () => {
    const { data } = exampleOf('token.issued');
    expect(() => auditFactsOf(exampleOf('token.issued', { data: { ...data, userId: 0 } }))).toThrow('userId');
  });

  it('leaves out other and unknown events', () => {
    expect(auditFactsOf(exampleOf('ticket.created'))).toBeUndefined();
    expect(auditFactsOf(exampleOf('project.member-added'))).toBeUndefined();
    expect(auditFactsOf(exampleOf('user.updated', { type: 'user.sneezed' }))).toBeUndefined();
  });
});
