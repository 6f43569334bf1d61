import type { ContainerRuntimeClient } from 'testcontainers';
import { pullImage } from './pull-image';

/** The images that tests run. Their versions are those of docker-compose.yml, unless the environment names others. */
export const images = {
  postgres: 'postgres:18-bookworm',
  rabbit: process.env['TEST_RABBITMQ_IMAGE'] || 'rabbitmq:4.1-management',
  redis: process.env['TEST_REDIS_IMAGE'] || 'valkey/valkey:8',
} as const;

/**
 * Makes the container engine at `DOCKER_HOST` or at its default socket ready for the servers of a test run: pulls the images that it lacks.
 * Testcontainers is loaded here, and not with the module: it is large, and most runs of a single test do not need it.
 *
 * @param report Receives a line about what takes long.
 * @throws Error that says why servers cannot run in containers.
 */
export async function prepareContainerEngine(report: (line: string) => void): Promise<void> {
  const engine = await reachEngine();
  for (const image of Object.values(images)) await obtain(engine, image, report);
  // Ryuk removes containers that a killed run leaves behind. Without its image, they are removed at the end of a run alone.
  if (process.env['TESTCONTAINERS_RYUK_DISABLED'] === 'true') return;
  await obtain(engine, await reaperImage(), report).catch(() => (process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true'));
}

async function reachEngine(): Promise<ContainerRuntimeClient> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  return getContainerRuntimeClient().catch((error: unknown) => {
    throw new Error('no container engine answers', { cause: error });
  });
}

async function reaperImage(): Promise<string> {
  const { REAPER_IMAGE } = (await import('testcontainers/build/reaper/reaper.js')) as { REAPER_IMAGE: string };
  return REAPER_IMAGE;
}

async function obtain(engine: ContainerRuntimeClient, name: string, report: (line: string) => void): Promise<void> {
  const { ImageName } = await import('testcontainers');
  const image = ImageName.fromString(name);
  if (await engine.image.exists(image)) return;
  report(`Pulling the image ${image.string} …`);
  try {
    await pullImage(engine, image);
  } catch (error) {
    throw new Error(`the container engine cannot pull ${image.string} (${(error as Error).message})`, { cause: error });
  }
}
