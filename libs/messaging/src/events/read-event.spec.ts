import { ticketCreated } from '@plumbline/contracts';
import type { Message } from 'amqplib';
import { readBody, readEnvelope } from './read-event';

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

  it('is not read when it is nested so deep that subscribers could not read it', () => {
    const nested = (levels: number) => Buffer.from(`{"data":${'['.repeat(levels)}${']'.repeat(levels)}}`);
    expect(() => readBody(message(nested(99)))).not.toThrow();
    for (const levels of [100, 2_000, 100_000]) {
      expect(() => readBody(message(nested(levels)))).toThrow('nested more than 100 levels deep');
    }
  });
});
