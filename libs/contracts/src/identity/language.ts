import { z } from 'zod';

/** The languages that people are written to in. */
export const languages = ['en', 'fr', 'de'] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;
