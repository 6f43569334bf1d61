import { z } from 'zod';

/** The languages of mails and of the console. */
export const languages = ['en', 'fr', 'de'] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;
