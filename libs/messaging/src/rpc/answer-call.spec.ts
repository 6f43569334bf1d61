import { rpc } from '@plumbline/contracts';
import { fromErrorMessage, textIn } from '@plumbline/errors';
import type { ConsumeMessage } from 'amqplib';
import { z } from 'zod';
import { answerCall } from './answer-call';

const list = rpc('tokens.list-texts', {
  request: z.object({ count: z.int() }),
  reply: z.object({ items: z.array(z.string()), count: z.int() }),
});
const calls = new Map([
  [
    list.name,
    {
      contract: list,
      handle: ({ count }: { count: number }) =>
        Promise.resolve({ items: Array.from({ length: count }, () => 'x'.repeat(100)), count }),
    },
  ],
]) as unknown as Parameters<typeof answerCall>[1];

const answerOf = (count: number) =>
  answerCall(
    {
      content: Buffer.from(JSON.stringify({ count })),
      fields: { redelivered: false },
      properties: { type: list.name, headers: { deadline: Date.now() + 60_000 } },
    } as unknown as ConsumeMessage,
    calls,
    5_000,
  );

describe('a list that is too large for a reply', () => {
  it('is refused with a page size that fits', async () => {
    const { outcome, body } = await answerOf(500);
    expect(outcome).toBe('request.response-too-large');
    const [problem] = fromErrorMessage(JSON.parse(body!)).problems;
    expect(problem!.source).toEqual({ parameter: 'pagesize' });
    const [, size] = /^These 500 entries are too large .* pagesize=(\d+)\.$/.exec(textIn(problem!.detail!, 'en')) ?? [];

    expect(Number(size)).toBeGreaterThan(40);
    expect((await answerOf(Number(size))).outcome).toBe('answered');
  });
});
