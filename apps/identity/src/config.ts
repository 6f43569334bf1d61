import { databaseSettings, serviceSettings } from '@plumbline/runtime';
import { z } from 'zod';

export const configSchema = z.object({
  ...serviceSettings,
  ...databaseSettings,
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://localhost:3000')
    .describe('Where people reach the console; links in mail start with it'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .meta({ secret: true })
    .describe('Sends mail, smtp://user:password@host:port or smtps://; without, mail is written to the log'),
  MAIL_FROM: z.string().default('Plumbline <plumbline@localhost>').describe('Who mail comes from'),
});
export type Config = z.output<typeof configSchema>;

/** The settings, for providers that read one. */
export const IDENTITY_CONFIG = Symbol('plumbline:identity-config');
