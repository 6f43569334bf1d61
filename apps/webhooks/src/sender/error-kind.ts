/** Why there was no response, as attempts record it. */
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
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'answer-malformed',
  // undici asserts that a status is at least 100.
  ERR_ASSERTION: 'answer-malformed',
  PLB_RESPONSE_ENDLESS: 'answer-malformed',
};

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
    if (/^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO)/.test(code))
      return 'certificate-invalid';
    const kind = kinds[code];
    if (kind) return kind;
  }
  // Node collects the errors of a name's addresses; undici wraps the error of a connection.
  return errorKind(Array.isArray(errors) ? errors[0] : cause);
}
