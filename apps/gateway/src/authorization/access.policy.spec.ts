import { toShortCode, type Principal } from '@plumbline/contracts';
import { accountId, aPrincipal } from '../testing/samples';
import { authorise, requireApiAccess } from './access.policy';

const session = { type: 'session', sessionId: '01a20c71-1dc8-7619-81db-9b50b56bcb13' } as const;
const reader = { type: 'token', tokenId: 'a'.repeat(16), scopes: ['read' as const] } as const;
const refused = (code: string) => expect.objectContaining({ code }) as Error;
const here = String(accountId);

describe('a route', () => {
  it('serves the account of its path, by number and by short code', () => {
    const route = { access: 'member', scope: 'read' } as const;
    expect(() => authorise(route, aPrincipal(), here)).not.toThrow();
    expect(() => authorise(route, aPrincipal(), toShortCode(accountId))).not.toThrow();
  });

  it.each(['1002', 'x', '0', ''])('answers the path of another account (%s) as if it did not exist', (customer) => {
    const ask = () => authorise({ access: 'member', scope: 'read' }, aPrincipal(), customer);
    expect(ask).toThrow(refused('access.account-not-found'));
  });

  it('for writing is closed to a token that only reads', () => {
    const ask = () =>
      authorise(
        { access: 'member', scope: 'write' },
        aPrincipal({ credential: { ...reader, scopes: ['read'] } }),
        here,
      );
    expect(ask).toThrow(refused('access.scope-required'));
  });

  it('for people who have signed in is closed to tokens', () => {
    expect(() => authorise({ access: 'session' }, aPrincipal(), here)).toThrow(refused('auth.session-required'));
    expect(() => authorise({ access: 'session' }, aPrincipal({ credential: session }), here)).not.toThrow();
  });

  it('for owners is closed to everybody else', () => {
    const ask = () => authorise({ access: 'owner', scope: 'read' }, aPrincipal({ owner: false }), here);
    expect(ask).toThrow(refused('access.owner-required'));
  });

  it('for people with API access is closed to everybody else, also signed in', () => {
    const ask = (permissions: Principal['permissions']) => () =>
      authorise({ access: 'api-access', scope: 'read' }, aPrincipal({ permissions, credential: session }), here);
    expect(ask([])).toThrow(refused('access.api-access-required'));
    expect(ask(['api_documentation_access'])).not.toThrow();
  });
});

it('a token is useless without API access, a session is not', () => {
  expect(() => requireApiAccess(aPrincipal({ permissions: [] }))).toThrow(refused('access.api-access-required'));
  expect(() => requireApiAccess(aPrincipal({ permissions: [], credential: session }))).not.toThrow();
});
