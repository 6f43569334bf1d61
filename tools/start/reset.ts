import { removeStateFolder } from '@plumbline/backing-services';
import { stateDir } from '../installation/paths';
import { runningPid } from './running-lock';

/** `npm run reset`: removes the data and everything else that `npm start` keeps. */
async function main(): Promise<void> {
  const pid = runningPid(stateDir);
  if (pid !== undefined) {
    process.stderr.write(`Plumbline is running (process ${pid}). Stop it with Ctrl-C first.\n`);
    process.exit(1);
  }
  await removeStateFolder(stateDir);
  process.stdout.write('All data is removed. `npm start` begins with an empty installation.\n');
}

void main();
