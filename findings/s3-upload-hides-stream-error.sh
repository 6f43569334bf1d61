#!/usr/bin/env bash
# @aws-sdk/lib-storage 3.1175: when the stream of a multipart upload fails, `Upload.done()` aborts the upload, and if the store
# refuses the abort, it rejects with the error of the abort. The error of the stream, which says why the upload ended, is lost:
# it is not the cause either. Below 5 MiB, where there is nothing to abort, it rejects with the error of the stream.
# Relied on by apps/gateway/src/file/store/s3-blob-store.ts, which keeps the error of the stream itself.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent --save-exact \
  @aws-sdk/client-s3@3.1175.0 @aws-sdk/lib-storage@3.1175.0 @20minutes/s3rver@4.0.4

cat >upload.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import S3rver from '@20minutes/s3rver';

for (const name of ['@aws-sdk/lib-storage', '@20minutes/s3rver']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
// s3rver has no AbortMultipartUpload, like a bucket policy that does not allow s3:AbortMultipartUpload.
const options = { address: '127.0.0.1', port: 0, directory: './data', silent: true };
const server = new S3rver({ ...options, configureBuckets: [{ name: 'files' }] });
const { port } = await server.run();
const client = new S3Client({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
});

async function errorOf(bytes) {
  const body = Readable.from(
    (function* () {
      yield Buffer.alloc(bytes);
      throw new Error('the source has failed');
    })(),
  );
  try {
    await new Upload({ client, params: { Bucket: 'files', Key: 'a', Body: body } }).done();
    return 'none';
  } catch (error) {
    return `${error.name}, cause: ${error.cause?.message ?? 'none'}`;
  }
}

const small = await errorOf(1_000);
const large = await errorOf(6 * 1024 * 1024);
await server.close();
console.log(`stream fails after 1 kB: ${small}`);
console.log(`stream fails after 6 MiB: ${large}`);
if (small !== 'Error, cause: none' || large !== 'MethodNotAllowed, cause: none') {
  console.log('The behaviour has changed.');
  process.exit(1);
}
console.log('As recorded: the error of the abort hides the error of the stream.');
JS
NODE_NO_WARNINGS=1 node upload.mjs
