import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { eventEnvelope, eventsByType, rpcContracts } from '../index';

const folder = 'libs/contracts/examples';
const filesOf = (kind: 'calls' | 'events') =>
  readdirSync(join(__dirname, '../../examples', kind)).map((file) => file.replace(/\.json$/, ''));
const fileOf = (kind: 'calls' | 'events', name: string) =>
  JSON.parse(readFileSync(join(__dirname, '../../examples', kind, `${name}.json`), 'utf8')) as Record<string, unknown>;

const callNames = rpcContracts.map(({ name }) => name);
const events = [...eventsByType.values()];

/** What the other end of the broker gets of a message that is sent as this JSON. */
function received(schema: z.ZodType, message: unknown, what: string): unknown {
  const parsed = schema.safeParse(message);
  if (parsed.success) return parsed.data;
  throw new Error(
    `The ${what} is not what its contract accepts. Before a release that sends it: change the file in ${folder}. ` +
      `After one: let the contract read what older services still send.\n` +
      z.prettifyError(parsed.error),
  );
}

// The examples are frozen: what a contract once accepted, it accepts, and reads as the same.
describe('every call has an example', () => {
  it('in a file of its own', () => {
    const files = new Set(filesOf('calls'));
    const missing = callNames.filter((name) => !files.has(name));
    if (missing.length === 0) return;
    throw new Error(
      `No example of ${missing.join(', ')}. Add ${folder}/calls/${missing[0]}.json with {"request": ..., "reply": ...}: ` +
        'one realistic message each way, with every default filled in, and no secret that looks real.',
    );
  });

  it('and every example belongs to a call', () => {
    expect(filesOf('calls').filter((name) => !callNames.includes(name))).toEqual([]);
  });

  it.each(
    rpcContracts.filter(({ name }) => filesOf('calls').includes(name)).map((contract) => [contract.name, contract]),
  )('%s crosses the broker as it is', (name, { request, reply }) => {
    const example = fileOf('calls', name);
    expect(Object.keys(example)).toEqual(['request', 'reply']);
    expect(received(request, example.request, `request of ${name}`)).toEqual(example.request);
    expect(received(reply, example.reply, `reply of ${name}`)).toEqual(example.reply);
  });
});

describe('every event has an example', () => {
  it('in a file that is named after it, and no other file exists', () => {
    expect(filesOf('events').sort()).toEqual(events.map(({ type }) => type).sort());
  });

  it.each(events.map((contract) => [contract.type, contract] as const))(
    '%s crosses the broker as it is',
    (type, { example, data }) => {
      expect(example).toEqual(fileOf('events', type));
      expect(example.type).toBe(type);
      expect(received(eventEnvelope, example, `envelope of ${type}`)).toEqual(example);
      expect(received(data, example.data, `data of ${type}`)).toEqual(example.data);
    },
  );
});
