import { eventsByType, type EventEnvelope } from '@plumbline/contracts';
import { noticeOf } from './mail-notices';

const event = (type: string, data: object = {}, actor?: EventEnvelope['actor']): EventEnvelope => {
  const { example } = eventsByType.get(type)!;
  return { ...example, actor, data: { ...example.data, ...data } };
};
const kindOf = (told: EventEnvelope) => noticeOf(told)?.content('Max').kind;

describe('mail about what has happened', () => {
  it('tells of a new token, but not of those that the pages about the API make', () => {
    expect(kindOf(event('token.issued', { userId: 7 }, { userId: 7 }))).toBe('token-created');
    expect(kindOf(event('token.issued', { userId: 7, forExplorer: true }, { userId: 7 }))).toBeUndefined();
  });

  it('tells of a token that somebody else deleted, or that leaked, and of no other end', () => {
    const ended = (reason: string, by?: number) =>
      kindOf(event('token.revoked', { userId: 7, reason }, by === undefined ? undefined : { userId: by }));
    expect([ended('deleted', 8), ended('leaked')]).toEqual(['token-deleted', 'token-leaked']);
    expect([ended('deleted', 7), ended('rotated', 7), ended('user-deleted', 8)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('tells of a password that was changed, but not of the first one', () => {
    const changed = (by: string) => kindOf(event('user.password-changed', { by }));
    expect(['change', 'password-reset', 'invitation'].map(changed)).toEqual([
      'password-changed',
      'password-changed',
      undefined,
    ]);
  });

  it('says nothing of anything else', () => {
    expect(kindOf(event('user.updated'))).toBeUndefined();
  });
});
