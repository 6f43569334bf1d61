import { SetMetadata } from '@nestjs/common';
import type { RpcContract, RpcReply, RpcRequest } from '@plumbline/contracts';
import type { RpcContext } from './rpc-context';

export const RPC_HANDLER = Symbol('plumbline:rpc-handler');

/** A method that answers a call. */
export type RpcHandler<C extends RpcContract = RpcContract> = (
  request: RpcRequest<C>,
  context: RpcContext,
) => Promise<RpcReply<C>>;

/**
 * Marks the method that answers a call; on a provider or a controller. The request arrives validated and before its
 * deadline, and what the method throws becomes the caller's error: a `DomainError` as it is, anything else as
 * `service.failed`. A method whose types do not fit the contract does not compile.
 */
export function HandleRpc<C extends RpcContract>(contract: C) {
  return <Method extends RpcHandler<C>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    SetMetadata(RPC_HANDLER, contract)(target, name, descriptor);
  };
}
