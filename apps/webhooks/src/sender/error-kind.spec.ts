import { AddressNotAllowedError } from './connect/guarded-connector';
import { ProxyError } from './connect/proxy-tunnel';
import { errorKind, statusError } from './error-kind';

const withCode = (code: string) => Object.assign(new Error(), { code });

describe('errorKind', () => {
  it.each([
    ['address-not-allowed', new AddressNotAllowedError()],
    ['connection-refused', withCode('ECONNREFUSED')],
    ['connection-refused', new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH')])],
    ['connection-lost', new Error('wrapped', { cause: withCode('ECONNRESET') })],
    ['certificate-invalid', withCode('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['certificate-invalid', withCode('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['tls-missing', withCode('ERR_SSL_WRONG_VERSION_NUMBER')],
    ['tls-too-old', withCode('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')],
    ['tls-refused', withCode('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED')],
    ['name-not-found', withCode('ENODATA')],
    ['name-lookup-failed', withCode('ESERVFAIL')],
    ['proxy-refused', new ProxyError('PLB_PROXY_REFUSED', '407')],
    ['proxy-unreachable', new ProxyError('PLB_PROXY_UNREACHABLE', 'none', { cause: withCode('ECONNREFUSED') })],
    ['answer-malformed', Object.assign(new Error(), { name: 'HTTPParserError' })],
    ['answer-malformed', Object.assign(new Error('bad upgrade'), { code: 'UND_ERR_SOCKET' })],
    ['connection-lost', Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })],
    ['timed-out', new DOMException('too slow', 'TimeoutError')],
    ['stopped', new DOMException('stopping', 'AbortError')],
    ['failed', new Error('something else')],
    ['failed', 'not an error'],
  ])('is %s', (kind, error) => expect(errorKind(error)).toBe(kind));
});

it('takes a redirect for an error of its own, and no other status', () => {
  expect([301, 302, 303, 307, 308].map(statusError)).toEqual(Array(5).fill('redirect-not-followed'));
  expect([200, 304, 404, 500].map(statusError)).toEqual(Array(4).fill(null));
});
