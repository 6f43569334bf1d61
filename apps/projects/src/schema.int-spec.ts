import { pendingChanges } from '@plumbline/persistence';
import { upgradeBesideReader } from '@plumbline/service-testing';
import { Synchronising1764400000000 } from './migration/1764400000000-synchronising';
import { databaseOptions } from './schema';
import { runningProjects } from './testing/suite';

const running = runningProjects();

it('the migrated schema matches the entities', async () => {
  expect(await pendingChanges(running.service.database)).toEqual([]);
});

it('the migrations leave the reads of the previous release as they are', async () => {
  await upgradeBesideReader({ name: 'projects', database: databaseOptions, since: Synchronising1764400000000 });
});
