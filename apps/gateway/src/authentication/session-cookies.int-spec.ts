import { getTicket, signIn, signOut } from '@plumbline/contracts';
import { mintSessionSecret, sha256Hex } from '@plumbline/crypto';
import { accountId, aPrincipal, aTicket, aUser } from '../testing/samples';
import { RunningGateway } from '../testing/running-gateway';

const ticket = `/api/v2/${accountId}/projects/11/tickets/${aTicket().uuid}`;

describe('a session over https', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await RunningGateway.start({ config: { PUBLIC_URL: 'https://plumbline.example.com' } });
    gateway.services
      .on(getTicket, () => aTicket())
      .on(signOut, () => ({}))
      .on(signIn, () => ({ user: aUser(), principal: aPrincipal(), expiresAt: '2099-01-01T00:00:00.000Z' }));
  });
  afterAll(() => gateway.stop());

  const stale = `plumbline-session=${mintSessionSecret()}`;
  /** A session as a browser over https has it. */
  const givenSession = () => {
    const { cookie, ...headers } = gateway.givenSession();
    return { headers, cookie: `__Host-${cookie}` };
  };
  const signInAgain = (cookie: string) =>
    gateway.send('POST', '/session', { cookie }, { email: 'a@b.c', password: 'right' });
  const endedSessions = () => gateway.services.callsOf(signOut).map(({ request }) => request.sessionHash);

  it('binds the cookie to the host, and sends Strict-Transport-Security', async () => {
    const { headers } = await signInAgain('theme=dark');
    expect(headers.getSetCookie()[0]).toMatch(/^__Host-plumbline-session=.*; Secure$/);
    expect(headers.get('strict-transport-security')).toBeTruthy();
  });

  it('reads the session from the __Host- cookie alone, wherever it stands', async () => {
    const { cookie } = givenSession();
    const statusWith = async (cookies: string) => (await gateway.get(ticket, { cookie: cookies })).status;
    expect(await statusWith(`${stale}; ${cookie}`)).toBe(200);
    expect(await statusWith(`${cookie}; ${stale}`)).toBe(200);
    expect(await statusWith(cookie.replace('__Host-', ''))).toBe(401);
  });

  it('refuses two session cookies, of which a stranger may have set one', async () => {
    const { cookie } = givenSession();
    const { status, body } = await gateway.get(ticket, { cookie: `__Host-${stale}; ${cookie}` });
    expect([status, body.errors[0].code]).toEqual([400, 'auth.several-credentials']);
  });

  it('deletes a cookie of the time before https, and ends its session, on sign-in and sign-out', async () => {
    const deletesPlain = expect.stringMatching(/^plumbline-session=;.*Max-Age=0$/) as string;
    const deletesHost = expect.stringMatching(/^__Host-plumbline-session=;.*Max-Age=0$/) as string;
    const signedIn = await signInAgain(stale);
    expect(signedIn.headers.getSetCookie()).toContainEqual(deletesPlain);
    const { headers, cookie } = givenSession();
    const signedOut = await gateway.send('DELETE', '/session', { ...headers, cookie: `${stale}; ${cookie}` });
    expect([signedOut.status, signedOut.headers.getSetCookie()]).toEqual([204, [deletesHost, deletesPlain]]);
    const hashOf = (pair: string) => sha256Hex(pair.split('=')[1]!);
    expect(endedSessions()).toEqual([hashOf(stale), hashOf(stale), hashOf(cookie)]);
  });

  it('knows the device at the next sign-in of the same user, also after signing out', async () => {
    const { headers: first } = await signInAgain('');
    const device = first.getSetCookie().find((cookie) => cookie.startsWith('__Host-plumbline-device='))!;
    expect(device).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=15552000$/);
    const [pair] = device.split(';', 1);
    const { headers, cookie } = givenSession();
    const signedOut = await gateway.send('DELETE', '/session', { ...headers, cookie: `${pair}; ${cookie}` });
    expect(signedOut.headers.getSetCookie().join()).not.toContain('plumbline-device');
    await signInAgain(pair!);
    await gateway.send('POST', '/session', { cookie: pair! }, { email: 'other@b.c', password: 'right' });
    const devices = gateway.services.callsOf(signIn).map(({ request }) => request.device);
    expect(devices.slice(-3)).toEqual([undefined, pair!.split(/[=.]/)[1], undefined]);
  });
});
