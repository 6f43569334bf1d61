import { useTranslation } from 'react-i18next';

/** Whether there is anything to read, and so to click; the API takes any text. */
export function isBlank(subject: string): boolean {
  return !/[^\s\p{C}]/u.test(subject);
}

/** The subject of a ticket as pages show it. */
export function useTicketSubject(): (subject: string) => string {
  const { t } = useTranslation();
  return (subject) => (isBlank(subject) ? t('ticket.noSubject') : subject);
}
