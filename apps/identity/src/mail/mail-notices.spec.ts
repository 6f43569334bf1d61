import { eventsByType, type EventEnvelope } from '@plumbline/contracts';
import { noticeOf } from './mail-notices';

const event = (type: string, data: object = {}, actor?: EventEnvelope['actor']): EventEnvelope => {
  const { example } = eventsByType.get(type)!;
  return { ...example, actor, data: { ...example.data, ...data } };
};
const kindOf = (envelope: EventEnvelope) => noticeOf(envelope)?.content('Max').kind;

describe('a mail notice', () => {
  it('is sent for a new token, but not for an API explorer token', () => {
    expect(kindOf(event('token.issued', { userId: 7 }, { userId: 7 }))).toBe('token-created');
    expect(kindOf(event('token.issued', { userId: 7, forExplorer: true }, { userId: 7 }))).toBeUndefined();
  });

  it('is sent for a token that another user deleted, or that leaked, and for no other reason of revocation', () => {
    const ended = (reason: string, by?: number) =>
      kindOf(event('token.revoked', { userId: 7, reason }, by === undefined ? undefined : { userId: by }));
    expect([ended('deleted', 8), ended('leaked')]).toEqual(['token-deleted', 'token-leaked']);
    expect([ended('deleted', 7), ended('rotated', 7), ended('user-deleted', 8)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is sent for a changed password, but not for the first one', () => {
    const changed = (by: string) => kindOf(event('user.password-changed', { by }));
    expect(['change', 'password-reset', 'invitation'].map(changed)).toEqual([
      'password-changed',
      'password-changed',
      undefined,
    ]);
  });

  it('is not sent for other events', () => {
    expect(kindOf(event('user.updated'))).toBeUndefined();
  });
});
