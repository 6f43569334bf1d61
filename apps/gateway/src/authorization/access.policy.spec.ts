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

  it.each(['1002', 'x', '0', ''])('responds to the path of another account (%s) with account-not-found', (customer) => {
    const ask = () => authorise({ access: 'member', scope: 'read' }, aPrincipal(), customer);
    expect(ask).toThrow(refused('access.account-not-found'));
  });

  it('with scope write refuses a read-only token', () => {
    const ask = () =>
      authorise(
        { access: 'member', scope: 'write' },
        aPrincipal({ credential: { ...reader, scopes: ['read'] } }),
        here,
      );
    expect(ask).toThrow(refused('access.scope-required'));
  });

  it('with access session refuses tokens', () => {
    expect(() => authorise({ access: 'session' }, aPrincipal(), here)).toThrow(refused('auth.session-required'));
    expect(() => authorise({ access: 'session' }, aPrincipal({ credential: session }), here)).not.toThrow();
  });

  it('with access owner refuses other users', () => {
    const ask = () => authorise({ access: 'owner', scope: 'read' }, aPrincipal({ owner: false }), here);
    expect(ask).toThrow(refused('access.owner-required'));
  });

  it('with access api-access refuses users without it, also with a session', () => {
    const ask = (permissions: Principal['permissions']) => () =>
      authorise({ access: 'api-access', scope: 'read' }, aPrincipal({ permissions, credential: session }), here);
    expect(ask([])).toThrow(refused('access.api-access-required'));
    expect(ask(['api_documentation_access'])).not.toThrow();
  });
});

it('with access member refuses a token of a user without API access, but admits a session', () => {
  expect(() => requireApiAccess(aPrincipal({ permissions: [] }))).toThrow(refused('access.api-access-required'));
  expect(() => requireApiAccess(aPrincipal({ permissions: [], credential: session }))).not.toThrow();
});
