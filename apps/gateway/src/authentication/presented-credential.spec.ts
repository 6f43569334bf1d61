import { mintSessionSecret, mintToken, sha256Hex } from '@plumbline/crypto';
import type { FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config';
import { presentedCredential } from './presented-credential';
import { SessionCookies } from './session-cookies';

const [{ token }, { token: otherToken }] = [mintToken(), mintToken()];
const secret = mintSessionSecret();
const key = { 'x-planradar-api-key': token };
const session = { cookie: `plumbline-session=${secret}` };
const webToken = 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhQGIuYyJ9.c2ln';

const cookies = new SessionCookies({ SECURE_COOKIES: false } as GatewayConfig);
const presented = (headers: Record<string, string>) =>
  presentedCredential({ query: {}, headers } as unknown as FastifyRequest, cookies);
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('the credential of a request', () => {
  it.each([
    ['key', key, { type: 'token', scheme: 'api-key', hash: sha256Hex(token) }],
    ['session', session, { type: 'session', hash: sha256Hex(secret) }],
    ['Bearer', { authorization: `bearer ${token}` }, { type: 'token', scheme: 'bearer', hash: sha256Hex(token) }],
  ])('is the %s, whatever a proxy has authenticated', (_name, headers, credential) => {
    expect(presented(headers)).toMatchObject(credential);
    if ('authorization' in headers) return;
    for (const authorization of ['Basic eDp5', 'Negotiate YII=', 'Digest username="x"', webToken, 'Bearer', '']) {
      expect(presented({ ...headers, authorization })).toMatchObject(credential);
    }
  });

  it('is one when the same token is sent twice', () => {
    expect(presented({ ...key, authorization: `Bearer ${token}` })).toMatchObject({ hash: sha256Hex(token) });
    expect(presented({ 'x-planradar-api-key': `${token}, ${token}` })).toMatchObject({ hash: sha256Hex(token) });
  });

  it('is not an empty header', () => {
    expect(presented({ ...session, 'x-planradar-api-key': '' })).toMatchObject({ type: 'session' });
    expect(presented({ 'x-planradar-api-key': '', authorization: `Bearer ${token}` })).toMatchObject({
      scheme: 'bearer',
    });
    expect(() => presented({ 'x-planradar-api-key': '', authorization: '' })).toThrow(refusal('auth.required'));
  });

  it.each([
    ['key and another token', { ...key, authorization: `Bearer ${otherToken}` }],
    ['key and a text that is no token', { ...key, authorization: 'Bearer x' }],
    ['key and a session', { ...key, ...session }],
    ['session and a token', { ...session, authorization: `Bearer ${token}` }],
    ['two keys', { 'x-planradar-api-key': `${token}, ${otherToken}` }],
  ])('is refused beside another one: %s', (_name, headers) => {
    expect(() => presented(headers)).toThrow(refusal('auth.several-credentials'));
  });

  it('is asked for by its kind', () => {
    const asked = (access: string) => () =>
      presentedCredential({ query: {}, headers: {}, route: { access } } as unknown as FastifyRequest, cookies);
    expect(asked('member')).toThrow('Send an access token');
    expect(asked('session')).toThrow('takes no access tokens');
  });

  it.each(['Basic eDp5', webToken, 'Bearer', 'Bearer a b'])('is not %s alone', (authorization) => {
    expect(() => presented({ authorization })).toThrow(refusal('auth.required'));
  });
});
