import { runMigrateProgram } from '@plumbline/persistence';
import { databaseSettings, loadConfig } from '@plumbline/runtime';
import { z } from 'zod';
import { databaseOptions } from './schema';

void runMigrateProgram(() => databaseOptions(loadConfig(z.object(databaseSettings))));
