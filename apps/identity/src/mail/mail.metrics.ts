import { counter } from '@plumbline/runtime';

export const mails = counter('mails_total', 'Mail that was tried to be sent, by outcome', ['outcome']);
