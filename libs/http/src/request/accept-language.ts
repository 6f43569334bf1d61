import { languages, type Language } from '@plumbline/contracts';
import type { FastifyReply } from 'fastify';
import Negotiator from 'negotiator';

/** Browsers send less. The time to read a header grows with the square of its length, and refusing a request must stay cheap. */
const longestHeader = 256;

/**
 * The language of the texts in a response by RFC 9110, 12.5.4: the one that the client prefers of those that there are. Defaults to English,
 * also for a header that names other languages only, or that is longer than 256 characters.
 */
export function acceptedLanguage(header: string | undefined): Language {
  if (header === undefined || header.length > longestHeader) return 'en';
  const accepted = new Negotiator({ headers: { 'accept-language': header } }).language([...languages]);
  return (accepted as Language | undefined) ?? 'en';
}

/** Says of a response that its texts are in a language, which depends on the request. */
export function inLanguage(reply: FastifyReply, language: Language): void {
  const others = reply.getHeader('vary');
  const vary = others === undefined ? 'accept-language' : `${String(others)}, accept-language`;
  reply.header('content-language', language).header('vary', vary);
}
