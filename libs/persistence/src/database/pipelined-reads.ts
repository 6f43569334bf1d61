import { Socket } from 'node:net';
import { Client, type ClientConfig, type QueryResultRow } from 'pg';
import { tracedStatement } from './traced-statement';

/** A statement that each connection prepares once. */
export interface PreparedStatement {
  /** Unique for the text. */
  readonly name: string;
  readonly text: string;
}

/** Milliseconds after which a read without a result closes the connection, because it blocks all reads behind it. */
const longestWaitMs = 20_000;

interface Pipeline {
  client: Client;
  socket: GatheringSocket;
}

/**
 * Runs prepared reads on one shared connection by pipelining: a read is sent before the results of earlier reads arrive. Under
 * load this costs a third of one pooled connection per read: one process of the database stays busy, and reads of one turn of
 * the event loop are sent in one write. Use it for statements that take less than a millisecond, because a slow one delays those
 * behind it. An error fails only its own read. A broken connection fails all reads in flight, and the next read reconnects.
 */
export class PipelinedReads {
  private pipeline?: Promise<Pipeline>;

  constructor(private readonly config: ClientConfig) {}

  async read<Row extends QueryResultRow>(statement: PreparedStatement, values: unknown[]): Promise<Row[]> {
    const { client, socket } = await (this.pipeline ??= this.open());
    socket.gather();
    const { rows } = await tracedStatement(statement.text, () => client.query<Row>({ ...statement, values }));
    return rows;
  }

  async close(): Promise<void> {
    const pipeline = this.pipeline;
    this.pipeline = undefined;
    // If it could not be opened, its reads have failed with the error.
    await pipeline?.then(({ client }) => client.end()).catch(() => undefined);
  }

  private open(): Promise<Pipeline> {
    const opening = this.connect(() => {
      if (this.pipeline === opening) this.pipeline = undefined;
    });
    return opening;
  }

  private async connect(over: () => void): Promise<Pipeline> {
    const socket = new GatheringSocket();
    const client = new Client({ ...this.config, pipeline: true, query_timeout: longestWaitMs, stream: () => socket });
    // Reads in flight fail with the error. Without a listener it would end the process.
    client.on('error', over);
    client.on('end', over);
    try {
      await client.connect();
    } catch (error) {
      over();
      throw error;
    }
    return { client, socket };
  }
}

/** A socket that sends all writes of one turn of the event loop together. */
class GatheringSocket extends Socket {
  private gathering = false;

  gather(): void {
    if (this.gathering) return;
    this.gathering = true;
    this.cork();
    setImmediate(() => {
      this.gathering = false;
      this.uncork();
    });
  }
}
