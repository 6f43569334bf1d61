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

/** The link of a mail, and when it expires. */
interface MessageLink {
  link: string;
  until: Date;
}

/** Returns the subject and the plain text of a mail in the language of its recipient. */
export function messageText(
  { firstName, language }: Reader,
  content: MailContent,
  link?: MessageLink,
): { subject: string; text: string } {
  const { [content.kind]: write, greeting, closing } = texts[language];
  const facts = { ...readable(content, language), ...(link && { ...link, until: instantText(link.until, language) }) };
  // The function of a kind takes the facts of that kind, and the kind is known only at run time.
  const { subject, paragraphs } = (write as (facts: object) => MailText)(facts);
  return {
    // A subject is one line, even if the name of a token or an account contains line breaks.
    subject: subject.replaceAll(/\s+/g, ' '),
    text: [greeting(firstName), ...paragraphs, closing].join('\n\n') + '\n',
  };
}

/** An instant in the format of a language. Always in UTC, because the time zone of the reader is unknown. */
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
