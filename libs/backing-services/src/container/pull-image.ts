import { finished } from 'node:stream/promises';
import type { ContainerRuntimeClient, ImageName } from 'testcontainers';

/** An engine without a network may wait minutes for a registry. One that downloads reports its progress several times a second. */
const silenceMs = 10_000;

/**
 * Pulls an image. Testcontainers' own pull has no deadline, and succeeds when the registry refuses the image after the first line of progress.
 *
 * @throws Error when the image cannot be had, or when the engine reports no progress for ten seconds.
 */
export async function pullImage(engine: ContainerRuntimeClient, image: ImageName): Promise<void> {
  const { getAuthConfig } = await import('testcontainers/build/container-runtime/index.js');
  const { dockerode } = engine.container;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const authconfig = await getAuthConfig(image.registry ?? engine.info.containerRuntime.indexServerAddress);
    const progress = await dockerode.pull(image.string, { authconfig, abortSignal: silence.signal });
    progress.on('data', () => timer.refresh());
    await finished(progress);
  } catch (error) {
    throw silence.signal.aborted ? new Error(`no progress for ${silenceMs / 1_000} s`, { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
  if (!(await engine.image.exists(image))) throw new Error('the registry refused it');
}
