import { languages, type Language } from '@plumbline/contracts';
import type { FastifyReply } from 'fastify';
import Negotiator from 'negotiator';

/**
 * The language of the texts in a response by RFC 9110, 12.5.4: the one that the client prefers of those that there are. Defaults to English,
 * also for a header that names other languages only.
 */
export function acceptedLanguage(header: string | undefined): Language {
  if (header === undefined) return 'en';
  const accepted = new Negotiator({ headers: { 'accept-language': header } }).language([...languages]);
  return (accepted as Language | undefined) ?? 'en';
}

/** Says of a response that its texts are in a language, which depends on the request. */
export function inLanguage(reply: FastifyReply, language: Language): void {
  reply.header('content-language', language).header('vary', 'accept-language');
}
