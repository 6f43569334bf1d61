import { rpc } from '@plumbline/contracts';
import { z } from 'zod';
import { EVENT_HANDLER, HandleEvent } from '../events/handle-event';
import { userRenamed } from '../testing/user-renamed';
import { HandleRpc, RPC_HANDLER } from './handle-rpc';

const greet = rpc('tokens.greet-person', {
  request: z.object({ name: z.string() }),
  reply: z.object({ greeting: z.string() }),
});

class Greeter {
  @HandleRpc(greet)
  async greet({ name }: { name: string }) {
    return { greeting: `Hello ${name}` };
  }

  @HandleEvent([userRenamed])
  async renamed({ data }: { data: { name: string } }): Promise<void> {
    await this.greet(data);
  }

  // @ts-expect-error the request has no age
  @HandleRpc(greet)
  async wrongRequest({ age }: { age: number }) {
    return { greeting: String(age) };
  }

  // @ts-expect-error the reply has no greeting
  @HandleRpc(greet)
  async wrongReply() {
    return {};
  }

  // @ts-expect-error the event has no age
  @HandleEvent(userRenamed)
  async wrongEvent({ data }: { data: { age: number } }): Promise<void> {
    await this.greet({ name: String(data.age) });
  }
}

it('a handler has its contract as metadata, and one that does not match it does not compile', () => {
  const { greet: call, renamed: handler } = Greeter.prototype as unknown as Record<string, object>;

  expect(Reflect.getMetadata(RPC_HANDLER, call!)).toBe(greet);
  expect(Reflect.getMetadata(EVENT_HANDLER, handler!)).toEqual([userRenamed]);
});
