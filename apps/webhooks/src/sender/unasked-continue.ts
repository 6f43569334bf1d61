import type { Socket } from 'node:net';

/** "HTTP/1.1 100": the second and the third digit of the status. */
const secondDigitAt = 10;
const thirdDigitAt = 11;
const [zero, one, two, lineFeed, carriageReturn] = Buffer.from('012\n\r');

/**
 * Lets a client read "100 Continue" as "102 Processing". Some servers send it although no request asks for it, and a client "can
 * simply discard" it (RFC 9110, 15.2.1), as it does other interim responses. undici closes the connection instead.
 */
export function acceptUnaskedContinue(socket: Socket): void {
  const starts = new ResponseStarts();
  let written = -1;
  const read = socket.read.bind(socket);
  socket.read = (size?: number) => {
    const bytes = read(size) as Buffer | null;
    if (bytes === null) return null;
    // A response begins after a request, and after each interim response.
    if (socket.bytesWritten !== written) {
      written = socket.bytesWritten;
      starts.afterRequest();
    }
    starts.replaceIn(bytes);
    return bytes;
  };
}

/** Follows the bytes of a connection until the response that is not an interim one. */
class ResponseStarts {
  private reading: 'status-line' | 'interim-header' | 'response' = 'response';
  /** Bytes of the current line that came before. */
  private at = 0;
  private secondDigit: number | undefined;

  afterRequest(): void {
    if (this.reading === 'response') this.startLine('status-line');
  }

  replaceIn(bytes: Buffer): void {
    for (let index = 0; index < bytes.length && this.reading !== 'response'; index++) {
      if (this.reading === 'interim-header') this.passHeader(bytes[index]!);
      else if (this.passStatus(bytes[index]!)) bytes[index] = two!;
    }
  }

  private startLine(reading: typeof this.reading): void {
    this.reading = reading;
    this.at = 0;
  }

  /** Whether this is the last digit of the status 100. */
  private passStatus(byte: number): boolean {
    const place = this.at++;
    if (place === secondDigitAt - 1 && byte !== one) this.reading = 'response';
    if (place === secondDigitAt) this.secondDigit = byte;
    if (place !== thirdDigitAt) return false;
    this.reading = 'interim-header';
    return this.secondDigit === zero && byte === zero;
  }

  /** An empty line ends the header. */
  private passHeader(byte: number): void {
    if (byte === carriageReturn) return;
    if (byte !== lineFeed) this.at += 1;
    else this.startLine(this.at === 0 ? 'status-line' : 'interim-header');
  }
}
