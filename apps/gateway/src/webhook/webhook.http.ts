import { Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  rotateSecret,
  updateEndpoint,
  verifyEndpoint,
  webhookResource,
  type Principal,
  type WebhookEndpoint,
} from '@plumbline/contracts';
import { mintWebhookSecret, schemeOf } from '@plumbline/crypto';
import { one, pageOf, type AttributesOf, type Document, type ListQuery } from '@plumbline/http';
import { RpcClient, type CallOptions } from '@plumbline/messaging';
import { ChangeOptions } from '../routing/change-options.decorator';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes, List, OptionalAttributes } from '../routing/inputs';
import { NewProjects } from './new-projects';
import { newWebhook, secretRotation, settingsBytes, settingsErrors, webhookChange } from './webhook.body';
import { WebhookId } from './webhook.inputs';

@ApiTags('Webhooks')
@Controller('api/v2/:customer/webhooks')
export class WebhookController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly projects: NewProjects,
  ) {}

  @Get()
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'List the webhooks of the account',
    response: { page: webhookResource },
  })
  async list(@Actor() actor: Principal, @List({}) { page }: ListQuery<never>): Promise<Document> {
    const { items, count } = await this.rpc.call(listEndpoints, { actor, page });
    return pageOf(
      items.map((endpoint) => webhookResource.of(endpoint)),
      { count, page },
    );
  }

  /** Does not pass on the client's idempotency key: the secret is stored sealed, so a repeat cannot return it. */
  @Post()
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Create a webhook',
    description: 'The signing secret is returned only in this response.',
    status: 201,
    bodyLimit: settingsBytes,
    errors: [...settingsErrors, 'webhooks.too-many'],
    response: { one: webhookResource },
  })
  async create(
    @Actor() actor: Principal,
    @Attributes(newWebhook) fields: AttributesOf<typeof newWebhook>,
  ): Promise<Document> {
    const { signatureScheme, ...settings } = fields;
    const secret = mintWebhookSecret(signatureScheme);
    const create = () => this.rpc.call(createEndpoint, { actor, ...settings, secret });
    return shownOnce(await this.projects.known(actor.accountId, create), secret);
  }

  @Get(':webhook')
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'Read a webhook',
    errors: ['webhooks.not-found'],
    response: { one: webhookResource },
  })
  async get(@Actor() actor: Principal, @WebhookId() id: string): Promise<Document> {
    return one(webhookResource.of(await this.rpc.call(getEndpoint, { actor, id })));
  }

  @Put(':webhook')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Update a webhook',
    bodyLimit: settingsBytes,
    errors: ['webhooks.not-found', ...settingsErrors],
    response: { one: webhookResource },
  })
  async update(
    @Actor() actor: Principal,
    @WebhookId() id: string,
    @Attributes(webhookChange) fields: AttributesOf<typeof webhookChange>,
    @ChangeOptions() options: CallOptions,
  ): Promise<Document> {
    const update = () => this.rpc.call(updateEndpoint, { actor, id, ...fields }, options);
    return one(webhookResource.of(await this.projects.known(actor.accountId, update)));
  }

  /** Does not pass on the client's idempotency key, for the same reason. */
  @Post(':webhook/rotate_secret')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Rotate the signing secret of a webhook',
    description: 'The new secret is returned only in this response. The old secret stays valid during the overlap.',
    status: 200,
    errors: ['webhooks.not-found', 'webhooks.too-many-secrets'],
    response: { one: webhookResource },
  })
  async rotateSecret(
    @Actor() actor: Principal,
    @WebhookId() id: string,
    @OptionalAttributes(secretRotation) { overlapHours, ...wanted }: AttributesOf<typeof secretRotation>,
  ): Promise<Document> {
    const scheme = wanted.signatureScheme ?? (await this.rpc.call(getEndpoint, { actor, id })).signingKeys[0]?.scheme;
    const secret = mintWebhookSecret(scheme);
    return shownOnce(await this.rpc.call(rotateSecret, { actor, id, secret, overlapHours }), secret);
  }

  @Post(':webhook/pause')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Pause a webhook',
    description: 'Events are still accepted. Their deliveries wait until the webhook is resumed.',
    status: 200,
    errors: ['webhooks.not-found'],
    response: { one: webhookResource },
  })
  async pause(
    @Actor() actor: Principal,
    @WebhookId() id: string,
    @ChangeOptions() options: CallOptions,
  ): Promise<Document> {
    return one(webhookResource.of(await this.rpc.call(updateEndpoint, { actor, id, pause: true }, options)));
  }

  @Post(':webhook/resume')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Resume a webhook',
    description: 'Sends the deliveries that have waited. Also enables a disabled webhook.',
    status: 200,
    errors: ['webhooks.not-found'],
    response: { one: webhookResource },
  })
  async resume(
    @Actor() actor: Principal,
    @WebhookId() id: string,
    @ChangeOptions() options: CallOptions,
  ): Promise<Document> {
    return one(webhookResource.of(await this.rpc.call(updateEndpoint, { actor, id, active: true }, options)));
  }

  @Post(':webhook/verify')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Verify a webhook',
    description: 'Asks the target again whether it accepts events.',
    status: 200,
    errors: ['webhooks.not-found', 'webhooks.verification-not-required'],
    response: { one: webhookResource },
  })
  async verify(@Actor() actor: Principal, @WebhookId() id: string): Promise<Document> {
    return one(webhookResource.of(await this.rpc.call(verifyEndpoint, { actor, id })));
  }

  @Delete(':webhook')
  @Route({
    access: 'owner',
    scope: 'write',
    summary: 'Delete a webhook',
    status: 204,
    errors: ['webhooks.not-found'],
  })
  async delete(
    @Actor() actor: Principal,
    @WebhookId() id: string,
    @ChangeOptions() options: CallOptions,
  ): Promise<void> {
    await this.rpc.call(deleteEndpoint, { actor, id }, options);
  }
}

/** The response with a new secret. Left out for ed25519, whose subscribers verify with the public key. */
function shownOnce(endpoint: WebhookEndpoint, secret: string): Document {
  return one(webhookResource.of(schemeOf(secret) === 'v1' ? { ...endpoint, secret } : endpoint));
}
