import { Injectable } from '@nestjs/common';
import type { RpcRequest, testSettings } from '@plumbline/contracts';
import { mintWebhookSecret } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { Database } from '@plumbline/persistence';
import { Clock } from '@plumbline/runtime';
import { v7 as uuidv7 } from 'uuid';
import type { EndpointEntity } from './endpoint.entity';
import { mayManageWebhooks } from './endpoint.policy';
import { EndpointEncryption } from './secret/endpoint-encryption';
import { EndpointColumns } from './settings/endpoint-columns';

/** What a delivery needs of an endpoint. */
export type Draft = Pick<
  EndpointEntity,
  | 'id'
  | 'publicId'
  | 'version'
  | 'targetUrl'
  | 'basicUsername'
  | 'sealedBasicPassword'
  | 'headers'
  | 'signingKeys'
  | 'verification'
>;

type Input = Omit<RpcRequest<typeof testSettings>, 'eventName'>;

/** Endpoints as they would be stored, to try their settings out. */
@Injectable()
export class EndpointDrafts {
  constructor(
    private readonly database: Database,
    private readonly settings: EndpointColumns,
    private readonly secrets: EndpointEncryption,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError for what could not be saved either. */
  async make({ actor, signatureScheme, ...input }: Input): Promise<Draft> {
    if (!mayManageWebhooks(actor)) throw new DomainError('access.owner-required');
    const publicId = uuidv7();
    const name = { accountId: actor.accountId, publicId };
    const settings = await this.settings.forNew(this.database.manager, name, input);
    // Nobody ever sees this secret: unlike one that is kept, it need not be made by the gateway.
    const secret = mintWebhookSecret(signatureScheme);
    const signingKeys = [this.secrets.sealSigningKey(publicId, secret, this.clock.now())];
    return { ...settings, id: 0, version: 1, publicId, signingKeys };
  }
}
