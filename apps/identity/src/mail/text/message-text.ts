import type { Language } from '@plumbline/contracts';
import type { MailContent } from '../mail';
import { de } from './de';
import { en } from './en';
import { fr } from './fr';
import type { MailText, MailTexts } from './mail-texts';

const texts: Record<Language, MailTexts> = { en, fr, de };
const locales: Record<Language, string> = { en: 'en-GB', fr: 'fr', de: 'de' };

interface Reader {
  firstName: string;
  language: Language;
}

/** The link of a mail that has one, and when it ends. */
export interface MessageLink {
  link: string;
  until: Date;
}

/** What a mail says to its reader, as plain text in their language. */
export function messageText(
  { firstName, language }: Reader,
  content: MailContent,
  link?: MessageLink,
): { subject: string; text: string } {
  const { [content.kind]: write, greeting, closing } = texts[language];
  const facts = { ...readable(content, language), ...(link && { ...link, until: instantText(link.until, language) }) };
  // The texts of a kind take the facts of that kind; which one it is, is known only now.
  const { subject, paragraphs } = (write as (facts: object) => MailText)(facts);
  return {
    // A subject is one line, whatever somebody called their token or account.
    subject: subject.replaceAll(/\s+/g, ' '),
    text: [greeting(firstName), ...paragraphs, closing].join('\n\n') + '\n',
  };
}

/** Instants as people of a language write them; all in UTC, as nobody has told where they are. */
export function instantText(instant: Date, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(instant)} UTC`;
}

function readable(content: MailContent, language: Language): Record<string, unknown> {
  const instants = ['at', 'expiresAt'];
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      instants.includes(name) ? instantText(new Date(String(value)), language) : value,
    ]),
  );
}
