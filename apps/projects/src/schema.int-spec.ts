import { pendingChanges } from '@plumbline/persistence';
import { runningProjects } from './testing/suite';

const running = runningProjects();

it('the migrated schema matches the entities', async () => {
  expect(await pendingChanges(running.service.database)).toEqual([]);
});
