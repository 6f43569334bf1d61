import { Readable } from 'node:stream';
import type { S3Client, S3ClientConfig, S3ServiceException } from '@aws-sdk/client-s3';
import { BlobStore, newKey, storeUnavailable, type OpenBlob, type Presentation, type StoredBlob } from './blob-store';
import { MeasuredContent } from './measured-content';

/** The smallest part that S3 accepts: uploads of one part are not multipart uploads. */
const partBytes = 5 * 1024 * 1024;
const linkSeconds = 300;

/** Loads the SDK, which takes some 20 MB of memory: only a gateway that uses S3 needs it. */
const loadSdk = async () => ({
  ...(await import('@aws-sdk/client-s3')),
  ...(await import('@aws-sdk/lib-storage')),
  ...(await import('@aws-sdk/s3-request-presigner')),
});
type Sdk = Awaited<ReturnType<typeof loadSdk>>;

export interface S3Settings {
  bucket: string;
  region: string;
  /** Defaults to the endpoint of AWS. */
  endpoint?: string | undefined;
  /** Where clients reach the store. Without it, the gateway sends all files itself. */
  publicEndpoint?: string | undefined;
  /** `https://host/bucket/key` instead of `https://bucket.host/key`. */
  pathStyle: boolean;
  /** Defaults to the credential chain of the SDK: environment, profile, role of the container or machine. */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
}

/** Stores blobs as objects of an S3 bucket. The store verifies the SHA-256 checksum of every part that it receives. */
export class S3BlobStore extends BlobStore {
  private constructor(
    private readonly sdk: Sdk,
    private readonly bucket: string,
    private readonly client: S3Client,
    private readonly publicClient: S3Client | undefined,
  ) {
    super();
  }

  static async create({
    bucket,
    region,
    endpoint,
    publicEndpoint,
    pathStyle,
    credentials,
  }: S3Settings): Promise<S3BlobStore> {
    const sdk = await loadSdk();
    const common: S3ClientConfig = { region, forcePathStyle: pathStyle, ...(credentials && { credentials }) };
    const client = new sdk.S3Client({ ...common, ...(endpoint && { endpoint }) });
    const publicClient = publicEndpoint ? new sdk.S3Client({ ...common, endpoint: publicEndpoint }) : undefined;
    return new S3BlobStore(sdk, bucket, client, publicClient);
  }

  /** Writes, reads and deletes an object, because no other call shows whether all three are allowed. */
  async check(): Promise<void> {
    const object = { Bucket: this.bucket, Key: 'plumbline-check' };
    try {
      await this.client.send(new this.sdk.PutObjectCommand({ ...object, Body: 'check' }));
      await this.client.send(new this.sdk.HeadObjectCommand(object));
      await this.client.send(new this.sdk.DeleteObjectCommand(object));
    } catch (error) {
      const advice = adviceFor(error as S3ServiceException);
      throw new Error(`The bucket ${this.bucket} cannot be used: ${advice}`, { cause: error });
    }
  }

  async put(content: Readable, { folder, maxBytes }: { folder: string; maxBytes: number }): Promise<StoredBlob> {
    const key = newKey(folder);
    const measured = new MeasuredContent(content, maxBytes);
    const upload = new this.sdk.Upload({
      client: this.client,
      params: { Bucket: this.bucket, Key: key, Body: Readable.from(measured), ChecksumAlgorithm: 'SHA256' },
      partSize: partBytes,
      queueSize: 2,
    });
    try {
      await upload.done();
    } catch (error) {
      // If the upload cannot be aborted either, the SDK reports that error instead of the first one.
      throw (measured.failure as Error | undefined) ?? storeUnavailable(error);
    }
    return { key, ...measured.result() };
  }

  async open(key: string): Promise<OpenBlob | undefined> {
    try {
      const { ContentLength: size = 0 } = await this.client.send(
        new this.sdk.HeadObjectCommand({ Bucket: this.bucket, Key: key }),
      );
      return {
        size,
        read: (range) => Readable.from(this.bytesOf(key, range), { objectMode: false }),
        ...(this.publicClient && { link: (presentation) => this.linkTo(key, presentation) }),
      };
    } catch (error) {
      if ((error as S3ServiceException).name === 'NotFound') return undefined;
      throw storeUnavailable(error);
    }
  }

  async delete(key: string): Promise<void> {
    try {
      await this.client.send(new this.sdk.DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
    } catch (error) {
      throw storeUnavailable(error);
    }
  }

  private async *bytesOf(key: string, range?: { start: number; end: number }): AsyncGenerator<Buffer> {
    const part = range && { Range: `bytes=${range.start}-${range.end}` };
    const { Body } = await this.client.send(new this.sdk.GetObjectCommand({ Bucket: this.bucket, Key: key, ...part }));
    yield* Body as Readable;
  }

  private linkTo(key: string, { contentType, disposition }: Presentation): Promise<string> {
    const command = new this.sdk.GetObjectCommand({
      Bucket: this.bucket,
      Key: key,
      ResponseContentType: contentType,
      ResponseContentDisposition: disposition,
    });
    return this.sdk.getSignedUrl(this.publicClient!, command, { expiresIn: linkSeconds });
  }
}

function adviceFor({ name, message, $metadata }: S3ServiceException): string {
  switch ($metadata?.httpStatusCode) {
    case 404:
      return 'it does not exist. Create it, or correct S3_BUCKET, S3_REGION and S3_ENDPOINT.';
    case 401:
    case 403:
      return 'access is denied. Allow s3:GetObject, s3:PutObject, s3:DeleteObject and s3:AbortMultipartUpload, and check the access key.';
    case 301:
    case 400:
      return `the store refused the request (${name}). Check S3_REGION, S3_ENDPOINT and S3_PATH_STYLE.`;
    default:
      return `${name}: ${message}. Check S3_ENDPOINT and the network.`;
  }
}
