import type { ExecutionContext } from '@nestjs/common';
import { accountId, aCaller } from '../testing/samples';
import { AccessGuard } from './access.guard';

const guard = new AccessGuard();
const ask = (request: object) =>
  guard.canActivate({ switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext);
const params = { customer: String(accountId) };

describe('the access guard', () => {
  it('refuses a route that declares no access', () => {
    expect(ask({ route: undefined, caller: aCaller(), params })).toBe(false);
  });

  it('admits everybody to a public route', () => {
    expect(ask({ route: { access: 'public' }, params })).toBe(true);
  });

  it('fails for a route that is not public without a caller', () => {
    const request = { route: { access: 'member', scope: 'read' }, params, routeOptions: {} };
    expect(() => ask(request)).toThrow();
    expect(ask({ ...request, caller: aCaller() })).toBe(true);
  });
});
