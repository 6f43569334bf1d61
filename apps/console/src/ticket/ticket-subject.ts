import { useTranslation } from 'react-i18next';

/** Returns whether a subject has no visible characters. The API accepts any text, but a link needs visible text. */
export function isBlank(subject: string): boolean {
  return !/[^\s\p{C}]/u.test(subject);
}

/** Returns a function that replaces a blank subject by a placeholder. */
export function useTicketSubject(): (subject: string) => string {
  const { t } = useTranslation();
  return (subject) => (isBlank(subject) ? t('ticket.noSubject') : subject);
}
