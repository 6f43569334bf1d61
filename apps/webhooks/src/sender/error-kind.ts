import type { AttemptError } from '@plumbline/contracts';

/** Why there was no response. `stopped`: this process ended the attempt, which does not count. */
export type ErrorKind = AttemptError | 'stopped';

const kinds: Readonly<Record<string, ErrorKind>> = {
  PLB_ADDRESS_NOT_ALLOWED: 'address-not-allowed',
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
  ESERVFAIL: 'name-lookup-failed',
  EREFUSED: 'name-lookup-failed',
  ETIMEOUT: 'name-lookup-failed',
  EAI_AGAIN: 'name-lookup-failed',
  EAI_FAIL: 'name-lookup-failed',
  EBADRESP: 'name-lookup-failed',
  PLB_PROXY_UNREACHABLE: 'proxy-unreachable',
  PLB_PROXY_REFUSED: 'proxy-refused',
  ECONNREFUSED: 'connection-refused',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timed-out',
  ETIMEDOUT: 'connect-timed-out',
  UND_ERR_HEADERS_TIMEOUT: 'timed-out',
  UND_ERR_BODY_TIMEOUT: 'timed-out',
  UND_ERR_SOCKET: 'connection-lost',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  UND_ERR_HEADERS_OVERFLOW: 'answer-malformed',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'answer-malformed',
  // undici asserts that a status is at least 100.
  ERR_ASSERTION: 'answer-malformed',
  PLB_RESPONSE_ENDLESS: 'answer-malformed',
};

/** By the start of the code. OpenSSL has a code for each fault of a handshake. */
const tlsKinds: readonly (readonly [RegExp, ErrorKind])[] = [
  // The first bytes are no TLS: a version or a length that no record has.
  [
    /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|BAD_RECORD_TYPE|HTTP_REQUEST|UNEXPECTED_MESSAGE)$/,
    'tls-missing',
  ],
  [/^ERR_SSL_(TLSV1_ALERT_PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE)$/, 'tls-too-old'],
  [
    /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_|ERR_TLS_CERT_|ERR_SSL_CERTIFICATE_VERIFY)/,
    'certificate-invalid',
  ],
  [/^(ERR_TLS_|ERR_SSL_|EPROTO)/, 'tls-refused'],
];

/** The properties of a thrown value that are read. Errors of other realms are not instances of this realm's `Error`. */
interface Thrown {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  cause?: unknown;
  errors?: unknown;
}

/** Classifies an error of the sender by its name and code, and by those of its causes. */
export function errorKind(error: unknown): ErrorKind {
  if (typeof error !== 'object' || error === null) return 'failed';
  const { name, message, code, cause, errors }: Thrown = error;
  if (name === 'TimeoutError') return 'timed-out';
  if (name === 'AbortError') return 'stopped';
  if (name === 'HTTPParserError') return 'answer-malformed';
  // undici has one code for connections that the other side closes, and for those that it closes itself for a response out of place.
  if (code === 'UND_ERR_SOCKET' && (message === 'bad response' || message === 'bad upgrade')) return 'answer-malformed';
  if (typeof code === 'string') {
    const kind = kinds[code] ?? tlsKinds.find(([codes]) => codes.test(code))?.[1];
    if (kind) return kind;
  }
  // Node collects the errors of a name's addresses; undici wraps the error of a connection.
  return errorKind(Array.isArray(errors) ? errors[0] : cause);
}

/** The error that a status means by itself. Only the target's owner can say whether the request may go elsewhere. */
export function statusError(status: number): AttemptError | null {
  return [301, 302, 303, 307, 308].includes(status) ? 'redirect-not-followed' : null;
}
