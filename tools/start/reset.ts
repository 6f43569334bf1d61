import { rmSync } from 'node:fs';
import { folderOutside } from '../backing';
import { stateDir } from '../system/paths';
import { runningPid } from './running-lock';
import { join } from 'node:path';

/** `npm run reset`: forgets the data and everything else that `npm start` keeps. */
function main(): void {
  const pid = runningPid(stateDir);
  if (pid !== undefined) {
    process.stderr.write(`Plumbline is running (process ${pid}). Stop it with Ctrl-C first.\n`);
    process.exit(1);
  }
  rmSync(stateDir, { recursive: true, force: true });
  rmSync(folderOutside(join(stateDir, 'postgres')), { recursive: true, force: true });
  process.stdout.write('Forgotten. `npm start` begins anew.\n');
}

main();
