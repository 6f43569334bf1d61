import { SetMetadata } from '@nestjs/common';
import type { RpcContract, RpcReply, RpcRequest } from '@plumbline/contracts';
import type { RpcContext } from './rpc-context';

export const RPC_HANDLER = Symbol('plumbline:rpc-handler');

/** A method that handles a call. */
export type RpcHandler<C extends RpcContract = RpcContract> = (
  request: RpcRequest<C>,
  context: RpcContext,
) => Promise<RpcReply<C>>;

/**
 * Marks the handler of a call, on a provider or a controller. It receives requests that are valid and whose deadline has not
 * passed. The caller gets a thrown `DomainError` unchanged, and any other error as `service.failed`. A method whose types do not
 * match the contract does not compile.
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
