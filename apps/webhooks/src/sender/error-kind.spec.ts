import { AddressNotAllowedError } from './address/guarded-connector';
import { errorKind } from './error-kind';

const withCode = (code: string) => Object.assign(new Error(), { code });

describe('errorKind', () => {
  it.each([
    ['address-not-allowed', new AddressNotAllowedError()],
    ['connection-refused', withCode('ECONNREFUSED')],
    ['connection-refused', new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH')])],
    ['connection-lost', new Error('wrapped', { cause: withCode('ECONNRESET') })],
    ['certificate-invalid', withCode('DEPTH_ZERO_SELF_SIGNED_CERT')],
    ['certificate-invalid', withCode('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['answer-malformed', Object.assign(new Error(), { name: 'HTTPParserError' })],
    ['answer-malformed', Object.assign(new Error('bad upgrade'), { code: 'UND_ERR_SOCKET' })],
    ['connection-lost', Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })],
    ['timed-out', new DOMException('too slow', 'TimeoutError')],
    ['stopped', new DOMException('stopping', 'AbortError')],
    ['failed', new Error('something else')],
    ['failed', 'not an error'],
  ])('is %s', (kind, error) => expect(errorKind(error)).toBe(kind));
});
