import { Log } from '@plumbline/runtime';
import type { Channel } from 'amqplib';
import type { BrokerConnection } from './broker-connection';
import { Consumer } from './consumer';
import type { ChannelPlan } from './recovering-channel';

/** A consumer whose queue is declared when the test says so. */
function givenConsumer() {
  const consumers = new Set<string>();
  const declarations: (() => void)[] = [];
  const channel = {
    consume: async (_queue: string, _listener: unknown, { consumerTag }: { consumerTag: string }) =>
      consumers.add(consumerTag),
    cancel: async (tag: string) => consumers.delete(tag),
  } as unknown as Channel;
  const connection = { keepWithoutConfirms: () => ({ current: channel }) } as unknown as BrokerConnection;
  const declare = () => new Promise<string>((resolve) => declarations.push(() => resolve('queue')));
  const plan = { name: 'test', declare, handle: async () => undefined };
  const consumer = new Consumer(connection, plan, new Log({ service: 'test', level: 'silent' }));
  return { consumer, consumers, declared: () => declarations.forEach((resolve) => resolve()) };
}

describe('a consumer', () => {
  it('that is paused while it resumes stays paused', async () => {
    const { consumer, consumers, declared } = givenConsumer();
    const resuming = consumer.resume();
    await consumer.pause();
    declared();
    await resuming;
    expect([consumer.registered, consumers.size]).toEqual([false, 0]);
  });

  it('registers on the next channel when the broker refuses it on the first', async () => {
    let plan!: ChannelPlan<Channel>;
    const connection = {
      keepWithoutConfirms: (given: ChannelPlan<Channel>) => ((plan = given), { current: {} }),
    } as unknown as BrokerConnection;
    const consume = jest.fn().mockRejectedValueOnce(new Error('NOT_FOUND')).mockResolvedValue({});
    const channel = { consume } as unknown as Channel;
    const declare = () => Promise.resolve('queue');
    const consumer = new Consumer(
      connection,
      { name: 'test', declare, handle: async () => undefined },
      new Log({ service: 'test', level: 'silent' }),
    );

    await expect(plan.setUp(channel)).rejects.toThrow('NOT_FOUND');
    expect(consumer.registered).toBe(false);
    await plan.setUp(channel);
    expect([consumer.registered, consume.mock.calls.length]).toEqual([true, 2]);
  });

  it('registers once, however often it resumes at a time', async () => {
    const { consumer, consumers, declared } = givenConsumer();
    const resuming = [consumer.resume(), consumer.resume()];
    declared();
    await Promise.all(resuming);
    expect([consumer.registered, consumers.size]).toEqual([true, 1]);
    await consumer.pause();
    expect(consumers.size).toBe(0);
  });
});
