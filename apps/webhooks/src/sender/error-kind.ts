/** Why a subscriber gave no answer, as the attempt log names it. */
export type ErrorKind =
  | 'address-not-allowed'
  | 'name-not-found'
  | 'connection-refused'
  | 'connect-timed-out'
  | 'timed-out'
  | 'connection-lost'
  | 'certificate-invalid'
  | 'unreachable'
  | 'answer-malformed'
  | 'settings-unreadable'
  | 'stopped'
  | 'failed';

const kinds: Readonly<Record<string, ErrorKind>> = {
  PLB_ADDRESS_NOT_ALLOWED: 'address-not-allowed',
  ENOTFOUND: 'name-not-found',
  ENODATA: 'name-not-found',
  ESERVFAIL: 'name-not-found',
  EREFUSED: 'name-not-found',
  ETIMEOUT: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
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
};

/** What is looked at of whatever was thrown; errors of other realms are no instances of our Error. */
interface Thrown {
  name?: unknown;
  code?: unknown;
  cause?: unknown;
  errors?: unknown;
}

/** Names a failure of the sender. Pure: it looks at the error's name and code, and at those inside it. */
export function errorKind(error: unknown): ErrorKind {
  if (typeof error !== 'object' || error === null) return 'failed';
  const { name, code, cause, errors }: Thrown = error;
  if (name === 'TimeoutError') return 'timed-out';
  if (name === 'AbortError') return 'stopped';
  if (name === 'HTTPParserError') return 'answer-malformed';
  if (typeof code === 'string') {
    if (/^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO)/.test(code))
      return 'certificate-invalid';
    const kind = kinds[code];
    if (kind) return kind;
  }
  // Node gathers the failures of a name's several addresses; undici wraps what a connection failed by.
  return errorKind(Array.isArray(errors) ? errors[0] : cause);
}
