import { Socket } from 'node:net';
import { Client, type ClientConfig, type QueryResultRow } from 'pg';

/** A statement that is planned once a connection. */
export interface PreparedStatement {
  /** Names this text and no other. */
  readonly name: string;
  readonly text: string;
}

/** What cannot be answered in this time breaks the connection: nothing behind it would be answered either. Milliseconds. */
const longestWaitMs = 20_000;

interface Pipeline {
  client: Client;
  socket: GatheringSocket;
}

/**
 * Prepared reads that share one connection and do not wait for each other's answers (PostgreSQL's protocol allows that; its
 * documentation calls it pipelining). Under load this is a third of what a connection for each costs: one process of the
 * database has always something to do, and what is asked at once goes out in one write. Made for statements of well under a
 * millisecond: a slow one holds up those behind it. A failing one fails alone; a connection that breaks fails all that are
 * under way, and the next read opens another.
 */
export class PipelinedReads {
  private pipeline?: Promise<Pipeline>;

  constructor(private readonly config: ClientConfig) {}

  async read<Row extends QueryResultRow>(statement: PreparedStatement, values: unknown[]): Promise<Row[]> {
    const { client, socket } = await (this.pipeline ??= this.open());
    socket.gather();
    const { rows } = await client.query<Row>({ ...statement, values });
    return rows;
  }

  async close(): Promise<void> {
    const pipeline = this.pipeline;
    this.pipeline = undefined;
    // One that could not be opened has told its readers.
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
    // The reads under way get the error; without a listener it would end the process.
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

/** A socket that writes what it is given in one turn of the event loop at once. */
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
