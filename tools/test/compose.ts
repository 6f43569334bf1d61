import { spawnSync } from 'node:child_process';
import { composeAvailable } from '@plumbline/backing-services';

/** The last step of `npm test`: the test of docker-compose.yml, on machines where a container engine with Compose answers. */
function main(): void {
  if (!composeAvailable()) {
    process.stdout.write('No container engine with Docker Compose answers here: docker-compose.yml is not tested.\n');
    return;
  }
  const { status } = spawnSync('npx', ['--no-install', 'jest', '-c', 'jest.compose.config.cjs'], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

main();
