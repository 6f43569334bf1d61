import { pendingChanges } from '@plumbline/persistence';
import { runningProjects } from './testing/suite';

const running = runningProjects();

it('the migrated schema is what the entities say', async () => {
  expect(await pendingChanges(running.service.database)).toEqual([]);
});
