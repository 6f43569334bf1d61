#!/usr/bin/env bash
# @20minutes/s3rver 4.0.4 with the AWS SDK for JavaScript 3.1175: requests about an object are accepted, requests about a bucket are refused
# with 403. With path-style addresses the SDK signs and sends `/files/`, with a slash at the end, and s3rver computes the signature of
# `/files`. So HeadBucket and ListObjects seem to say that the access key is wrong.
# Relied on by S3BlobStore.check in apps/gateway/src/file/store/s3-blob-store.ts, which tries an object instead of the bucket, and by
# apps/gateway/src/testing/s3-server.ts, which lists objects in the folder of the server.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent --save-exact @aws-sdk/client-s3@3.1175.0 @20minutes/s3rver@4.0.4

cat >bucket.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { HeadBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import S3rver from '@20minutes/s3rver';

for (const name of ['@aws-sdk/client-s3', '@20minutes/s3rver']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
const options = { address: '127.0.0.1', port: 0, directory: './data', silent: true };
const server = new S3rver({ ...options, configureBuckets: [{ name: 'files' }] });
const { port } = await server.run();
const client = new S3Client({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
});
let path;
client.middlewareStack.add(
  (next) => (args) => {
    path = args.request.path;
    return next(args);
  },
  { step: 'finalizeRequest', priority: 'low' },
);

const statusOf = (command) =>
  client.send(command).then(
    ({ $metadata }) => $metadata.httpStatusCode,
    ({ $metadata }) => $metadata.httpStatusCode,
  );
const statuses = {};
for (const [name, command] of [
  ['PutObject', new PutObjectCommand({ Bucket: 'files', Key: 'a', Body: 'text' })],
  ['HeadBucket', new HeadBucketCommand({ Bucket: 'files' })],
  ['ListObjectsV2', new ListObjectsV2Command({ Bucket: 'files' })],
]) {
  statuses[name] = await statusOf(command);
  console.log(`${name} ${path}: ${statuses[name]}`);
}
await server.close();
if (statuses.PutObject !== 200 || statuses.HeadBucket !== 403 || statuses.ListObjectsV2 !== 403) {
  console.log('The behaviour has changed.');
  process.exit(1);
}
console.log('As recorded: with the same key, objects are accepted and buckets are refused.');
JS
NODE_NO_WARNINGS=1 node bucket.mjs
