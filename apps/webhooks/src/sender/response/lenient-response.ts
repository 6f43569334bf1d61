import type { Socket } from 'node:net';
import { strictHead } from './response-head.policy';

/** Bytes of the head of a response at most. */
export const maxHeadBytes = 64 * 1024;

const [lineFeed, carriageReturn] = Buffer.from('\n\r');
const protocol = Buffer.from('http/');
const lowerCase = 0x20;

/**
 * Lets a client with a strict parser read the responses of servers that follow HTTP loosely: each head is held until it is complete,
 * and passed on in strict form.
 */
export function acceptLenientResponses(socket: Socket): void {
  const reader = new ResponseReader();
  let written = -1;
  let ended = false;
  const read = socket.read.bind(socket);
  socket.read = (size?: number) => {
    // A response begins after a request.
    if (socket.bytesWritten !== written) {
      written = socket.bytesWritten;
      reader.expectHead();
    }
    const bytes = read(size) as Buffer | null;
    if (bytes !== null) return reader.pass(bytes);
    return ended ? reader.takeHeld() : null;
  };
  // The end of the connection may cut off a head that has its status: the client reads it before it learns of the end.
  socket.prependListener('end', () => {
    ended = true;
    socket.emit('readable');
  });
}

/** Follows the bytes of a connection to the end of each head. */
class ResponseReader {
  private inHead = false;
  private held: Buffer[] = [];
  private heldBytes = 0;
  /** Bytes of "http/" that the first line begins with so far. */
  private matched = 0;
  /** Bytes of the current line. */
  private lineLength = 0;

  expectHead(): void {
    this.inHead = true;
    this.held = [];
    this.heldBytes = 0;
    this.matched = 0;
    this.lineLength = 0;
  }

  /** What of these bytes, and of those that are held, the client may read; null for nothing yet. */
  pass(bytes: Buffer): Buffer | null {
    const passed: Buffer[] = [];
    let rest = bytes;
    while (this.inHead && rest.length > 0) {
      const end = this.endIn(rest);
      this.held.push(rest.subarray(0, end));
      this.heldBytes += Math.min(end, rest.length);
      rest = rest.subarray(end);
      if (end !== Infinity || this.heldBytes > maxHeadBytes) passed.push(this.release());
    }
    passed.push(rest);
    const all = Buffer.concat(passed);
    return all.length > 0 ? all : null;
  }

  /** What is held when the connection ends; null for nothing. */
  takeHeld(): Buffer | null {
    return this.heldBytes > 0 ? this.release() : null;
  }

  /** What is held, in strict form if it is a head. */
  private release(): Buffer {
    const bytes = Buffer.concat(this.held);
    // Larger heads are left to the bounds of the client.
    const head = bytes.length > maxHeadBytes ? undefined : strictHead(bytes.toString('latin1'));
    this.expectHead();
    this.inHead = head?.interim ?? false;
    return head ? Buffer.from(head.text, 'latin1') : bytes;
  }

  /** Where the head ends in these bytes, or turns out to be none. Infinity if it goes on. */
  private endIn(bytes: Buffer): number {
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index]!;
      if (byte === carriageReturn) continue;
      if (byte === lineFeed) {
        // Empty lines may come before a response.
        if (this.lineLength === 0 && this.matched > 0) return index + 1;
        this.lineLength = 0;
        continue;
      }
      this.lineLength += 1;
      if (this.matched === protocol.length) continue;
      if ((byte | lowerCase) !== protocol[this.matched]) return 0;
      this.matched += 1;
    }
    return Infinity;
  }
}
