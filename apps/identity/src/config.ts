import { connectionUrl, databaseSettings, flag, publicUrlSetting, serviceSettings } from '@plumbline/runtime';
import { z } from 'zod';

export const configSchema = z.object({
  ...serviceSettings,
  ...databaseSettings,
  PUBLIC_URL: publicUrlSetting
    .default('http://localhost:3000')
    .describe('URL of the console, without a path; links in mail start with it'),
  SMTP_URL: connectionUrl('smtp', 'smtps')
    .optional()
    .meta({ secret: true })
    .describe(
      'SMTP server for mail, smtp://user:password@host:port or smtps://; without it no mail is sent, and an operator makes password ' +
        'links with `admin password-link`',
    ),
  MAIL_TO_LOG: flag
    .default(false)
    .describe(
      'For development: writes mail to the log if SMTP_URL is not set. Whoever reads the log can use its links to set passwords',
    ),
  MAIL_FROM: z.string().default('Plumbline <plumbline@localhost>').describe('Sender of mail'),
});
export type Config = z.output<typeof configSchema>;

/** The injection token of the configuration. */
export const IDENTITY_CONFIG = Symbol('plumbline:identity-config');
