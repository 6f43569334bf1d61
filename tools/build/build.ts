import { root } from '../installation/paths';
import { runProgram } from '../installation/run-program';
import { serviceNames, type ServiceName } from '../installation/services';

/** Builds services, and the console that the gateway serves, into `dist/apps`. Nx takes what has not changed from its cache. */
export async function build(services: readonly ServiceName[] = serviceNames): Promise<void> {
  const nx = require.resolve('nx/bin/nx.js', { paths: [root] });
  const projects = ['console', ...services].join(',');
  const args = [nx, 'run-many', '-t', 'build', '-p', projects, '--parallel', '2', '--output-style', 'static'];
  await runProgram(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
  });
}
