import { upgradeBesideReader } from '@plumbline/service-testing';
import { Synchronising1764900000000 } from './migration/1764900000000-synchronising';
import { databaseOptions } from './schema';

it('the migrations leave the reads of the previous release as they are', async () => {
  await upgradeBesideReader({ name: 'identity', database: databaseOptions, since: Synchronising1764900000000 });
});
