import { spawnSync } from 'node:child_process';
import type { ContainerRuntimeClient } from 'testcontainers';

/** The images that tests run. Their versions are those of docker-compose.yml. */
export const images = {
  postgres: 'postgres:18-bookworm',
  rabbit: 'rabbitmq:4.1-management',
  redis: 'redis:7-bookworm',
} as const;

/**
 * Whether a container engine answers, at `DOCKER_HOST` or its default socket, and has every image or can pull it.
 * Testcontainers is loaded here, and not with the module: it is large, and most runs of a single test do not need it.
 */
export async function containersAvailable(report: (line: string) => void): Promise<boolean> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  let client: ContainerRuntimeClient;
  try {
    client = await getContainerRuntimeClient();
  } catch {
    return false;
  }
  for (const image of Object.values(images)) {
    if (await obtain(client, image)) continue;
    report(`The container engine cannot pull ${image}: servers run without containers.`);
    return false;
  }
  // Ryuk removes containers that a killed run leaves behind. Without its image, they are removed at the end of a run alone.
  if (!(await obtain(client, await reaperImage()))) process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
  return true;
}

/** Whether a container engine answers and Docker Compose is installed beside it. */
export function composeAvailable(): boolean {
  return [['info'], ['compose', 'version']].every(
    (args) => spawnSync('docker', args, { stdio: 'ignore' }).status === 0,
  );
}

async function reaperImage(): Promise<string> {
  const { REAPER_IMAGE } = (await import('testcontainers/build/reaper/reaper.js')) as { REAPER_IMAGE: string };
  return REAPER_IMAGE;
}

async function obtain(client: ContainerRuntimeClient, name: string): Promise<boolean> {
  const { ImageName } = await import('testcontainers');
  const image = ImageName.fromString(name);
  if (await client.image.exists(image)) return true;
  return client.image.pull(image).then(
    () => true,
    () => false,
  );
}
