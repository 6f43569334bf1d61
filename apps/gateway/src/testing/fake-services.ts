import type { RpcContract, RpcInput, RpcReply, RpcRequest } from '@plumbline/contracts';
import type { Broadcasts, CallOptions, RpcClient } from '@plumbline/messaging';

type Handler<C extends RpcContract> = (request: RpcRequest<C>) => RpcReply<C> | Promise<RpcReply<C>>;

export interface RecordedCall {
  name: string;
  request: Record<string, unknown>;
  options: CallOptions;
}

/** Replies to RPCs by contract. Requests and replies are validated as they are over the broker. */
export class FakeServices implements Pick<RpcClient, 'call' | 'connected'> {
  readonly connected = true;
  readonly calls: RecordedCall[] = [];
  private readonly handlers = new Map<string, Handler<RpcContract>>();

  on<C extends RpcContract>(contract: C, handler: Handler<C>): this {
    this.handlers.set(contract.name, handler);
    return this;
  }

  async call<C extends RpcContract>(contract: C, input: RpcInput<C>, options: CallOptions = {}): Promise<RpcReply<C>> {
    const request = contract.request.parse(input) as RpcRequest<C>;
    this.calls.push({ name: contract.name, request: request as Record<string, unknown>, options });
    const handler = this.handlers.get(contract.name);
    if (!handler) throw new Error(`the test has no handler for ${contract.name}`);
    return contract.reply.parse(await handler(request)) as RpcReply<C>;
  }

  callsOf({ name }: RpcContract): RecordedCall[] {
    return this.calls.filter((call) => call.name === name);
  }
}

/** A broadcast channel that is connected and delivers nothing. */
export class QuietBroadcasts implements Pick<Broadcasts, 'connected' | 'onChange'> {
  readonly connected = true;
  onChange(): void {}
}
