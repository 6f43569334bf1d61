import { Fault, Warning, weaknessOf, type Check } from '@plumbline/runtime';
import type { GatewayConfig } from '../config';
import { chooseBlobStore } from '../file/store/choose-blob-store';

/** Checks that files can be stored, and that links to them cannot be forged. */
export function fileChecks(config: GatewayConfig): Check[] {
  return [
    { name: 'files', run: () => checkStore(config) },
    { name: 'file links', run: () => checkLinkSecret(config.FILE_LINK_SECRET) },
  ];
}

async function checkStore(config: GatewayConfig): Promise<string> {
  try {
    await chooseBlobStore(config);
  } catch (error) {
    throw new Fault((error as Error).message, 'docs/configuration.md describes BLOB_DIRECTORY and S3_BUCKET.');
  }
  return config.S3_BUCKET ? `the bucket ${config.S3_BUCKET} can be used` : 'the directory can be written to';
}

function checkLinkSecret(secret: string): Promise<string> {
  const weakness = weaknessOf(secret);
  if (weakness === undefined) return Promise.resolve('the secret looks random');
  throw new Warning(
    `FILE_LINK_SECRET can be guessed: it ${weakness}.`,
    'Make a new one by `openssl rand -hex 32`, for all gateways. Links that were given out before end.',
  );
}
