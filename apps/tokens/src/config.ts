import { databaseSettings, serviceSettings } from '@plumbline/runtime';
import { z } from 'zod';

export const configSchema = z.object({ ...serviceSettings, ...databaseSettings });
export type Config = z.output<typeof configSchema>;
