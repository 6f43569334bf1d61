import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';

const bucket = 'files';
const contentSuffix = '._S3rver_object';

/** An S3 server with an empty bucket in the process of the test. It listens on a free port. */
export class S3Server {
  /** The values of the gateway's `S3_*` settings. */
  readonly settings;

  private constructor(
    private readonly server: S3rver,
    private readonly directory: string,
    port: number,
  ) {
    this.settings = {
      bucket,
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      pathStyle: true,
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    };
  }

  static async start(): Promise<S3Server> {
    const directory = await mkdtemp(join(tmpdir(), 'plumbline-s3-'));
    const options = { address: '127.0.0.1', port: 0, directory, silent: true };
    const server = new S3rver({ ...options, configureBuckets: [{ name: bucket }] });
    const { port } = await server.run();
    return new S3Server(server, directory, port);
  }

  /** The names of all complete objects. */
  async objects(): Promise<string[]> {
    const names = await readdir(join(this.directory, bucket), { recursive: true });
    return names.filter((name) => name.endsWith(contentSuffix)).map((name) => name.slice(0, -contentSuffix.length));
  }

  async stop(): Promise<void> {
    await this.server.close();
    await rm(this.directory, { recursive: true });
  }
}
