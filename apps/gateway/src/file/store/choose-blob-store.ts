import type { GatewayConfig } from '../../config';
import type { BlobStore } from './blob-store';
import { FileSystemBlobStore } from './file-system-blob-store';
import { S3BlobStore } from './s3-blob-store';

/** Creates the store that the settings name, and checks that it can be used. @throws Error that says what to do */
export async function chooseBlobStore(config: GatewayConfig): Promise<BlobStore> {
  const store = config.S3_BUCKET
    ? await s3Store(config, config.S3_BUCKET)
    : new FileSystemBlobStore(config.BLOB_DIRECTORY!);
  await store.check();
  return store;
}

function s3Store(config: GatewayConfig, bucket: string): Promise<BlobStore> {
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config;
  return S3BlobStore.create({
    bucket,
    region: config.S3_REGION,
    endpoint: config.S3_ENDPOINT,
    publicEndpoint: config.S3_PUBLIC_ENDPOINT,
    pathStyle: config.S3_PATH_STYLE,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  });
}
