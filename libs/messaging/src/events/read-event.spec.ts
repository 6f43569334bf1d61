import { ticketCreated } from '@plumbline/contracts';
import type { Message } from 'amqplib';
import { readEnvelope } from './read-event';

const json = JSON.stringify(ticketCreated.example);
const message = (content: Buffer) => ({ content }) as Message;

describe('the envelope of a message', () => {
  it('is read from JSON, also after a byte order mark', () => {
    expect(readEnvelope(message(Buffer.from(`\uFEFF${json}`)))).toEqual(ticketCreated.example);
  });

  it('is not read from another encoding than UTF-8, of which letters would be lost', () => {
    expect(json).toContain('ü');
    expect(() => readEnvelope(message(Buffer.from(json, 'latin1')))).toThrow('not UTF-8');
    expect(() => readEnvelope(message(Buffer.from(json, 'utf16le')))).toThrow(/not UTF-8|not JSON/);
  });
});
