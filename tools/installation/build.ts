import { root } from './paths';
import { runProgram } from './run-program';
import { serviceNames, type ServiceName } from './services';

/** Builds services, and the console that the gateway serves, into `dist/apps`; what has not changed comes from Nx's cache. */
export async function build(services: readonly ServiceName[] = serviceNames): Promise<void> {
  const nx = require.resolve('nx/bin/nx.js', { paths: [root] });
  const projects = ['console', ...services].join(',');
  const args = [nx, 'run-many', '-t', 'build', '-p', projects, '--parallel', '2', '--output-style', 'static'];
  await runProgram(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' },
  });
}
