import { mintSessionSecret } from '@plumbline/crypto';
import type { GatewayConfig } from '../config';
import { SessionCookies } from './session-cookies';

const [secret, other] = [mintSessionSecret(), mintSessionSecret()];
const cookies = (secure: boolean, publicUrl?: string) =>
  new SessionCookies({ SECURE_COOKIES: secure, PUBLIC_URL: publicUrl } as GatewayConfig);
const [http, https] = [cookies(false), cookies(true)];
const severalCredentials = expect.objectContaining({ code: 'auth.several-credentials' }) as Error;

describe('the session cookie', () => {
  it.each([
    ['http', http],
    ['https', https],
  ])('is read with the value that was set over %s', (_name, cookies) => {
    const [pair] = cookies.issue(secret)[0]!.split(';');
    expect(cookies.read(`theme=dark; ${pair}; lang=de`)).toBe(secret);
    expect(cookies.read(`theme=dark;${pair};lang=de`)).toBe(secret);
  });

  it('is HttpOnly, and bound to the host over https', () => {
    expect(https.issue(secret)[0]).toMatch(/^__Host-plumbline-session=.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(http.issue(secret)[0]).toMatch(/^plumbline-session=.*; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('counts over https only under the __Host- name, wherever it stands', () => {
    expect(https.read(`plumbline-session=${secret}`)).toBeUndefined();
    expect(https.read(`plumbline-session=${other}; __Host-plumbline-session=${secret}`)).toBe(secret);
    expect(https.read(`__Host-plumbline-session=${secret}; plumbline-session=${other}`)).toBe(secret);
  });

  it('counts over http only under the plain name', () => {
    expect(http.read(`__Host-plumbline-session=${other}; plumbline-session=${secret}`)).toBe(secret);
  });

  it.each([
    ['another one', other],
    ['the same one', secret],
    ['a malformed one', 'x'],
    ['an empty one', ''],
  ])('is refused beside %s of its name', (_name, value) => {
    const [name, hostName] = ['plumbline-session', '__Host-plumbline-session'];
    expect(() => http.read(`${name}=${value}; theme=dark; ${name}=${secret}`)).toThrow(severalCredentials);
    expect(() => https.read(`${hostName}=${secret}; ${hostName}=${value}`)).toThrow(severalCredentials);
  });

  it.each(['', 'plumbline-session=short', 'other-plumbline-session=x', `plumbline-session="${secret}"`])(
    'is ignored when it is %p',
    (header) => {
      expect(http.read(header)).toBeUndefined();
    },
  );

  it('is deleted under both names when a browser signs out, and under the other name when it signs in', () => {
    const deleted = [
      '__Host-plumbline-session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0',
      'plumbline-session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    ];
    expect(https.clear()).toEqual(deleted);
    expect(http.clear()).toEqual(deleted);
    expect([http.issue(secret)[1], https.issue(secret)[1]]).toEqual(deleted);
  });

  it('has the port in its name, so that installations on one host do not sign each other out', () => {
    const local = cookies(false, 'http://localhost:3000');
    const both = `plumbline-session-3000=${secret}; plumbline-session-3001=${other}`;
    expect(local.issue(secret)[0]).toMatch(/^plumbline-session-3000=/);
    expect([local.read(both), local.removed(both)]).toEqual([secret, [secret]]);
    expect(cookies(true, 'https://localhost:8443').issue(secret)[0]).toMatch(/^__Host-plumbline-session-8443=/);
    expect(cookies(true, 'https://plumbline.example.com:443').issue(secret)[0]).toMatch(/^__Host-plumbline-session=/);
  });

  it('gives up the sessions of both names', () => {
    const [plain, host] = [`plumbline-session=${other}`, `__Host-plumbline-session=${secret}`];
    expect(https.removed(`${host}; ${plain}`)).toEqual([other, secret]);
    expect(http.removed(`${plain}; ${plain}; ${host}`)).toEqual([secret]);
    expect(http.removed(undefined)).toEqual([]);
  });
});
