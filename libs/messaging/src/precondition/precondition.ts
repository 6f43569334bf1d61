import type { ResourceType } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import type { z } from 'zod';
import type { RpcContext } from '../rpc/rpc-context';
import { entityTagOf } from './entity-tag';

/** The versions of a resource that a call accepts to change (`If-Match`; RFC 9110, section 13.1.1). */
export class Precondition {
  private checked = false;

  constructor(private readonly call: Pick<RpcContext, 'name' | 'ifMatch'>) {}

  /** @throws DomainError `request.resource-changed` if the call accepts other versions than this one. */
  readonly check = <Model>(type: ResourceType<z.ZodObject, Model>, model: Model): void => {
    this.checked = true;
    const { ifMatch } = this.call;
    if (!ifMatch || ifMatch.includes(entityTagOf(type, type.of(model)))) return;
    throw new DomainError('request.resource-changed', {
      detail: 'Read the resource again, repeat the change on what it contains now, and send it with the new ETag.',
      source: { header: 'if-match' },
    });
  };

  /** @throws Error when the work succeeds without a check: it would overwrite what the caller has not read. */
  async mustBeChecked<T>(work: Promise<T>): Promise<T> {
    const done = await work;
    if (this.call.ifMatch && !this.checked) throw new Error(`${this.call.name} does not check If-Match`);
    return done;
  }
}
