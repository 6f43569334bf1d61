import { Injectable } from '@nestjs/common';
import type { createEndpoint, rotateSecret, RpcRequest, updateEndpoint } from '@plumbline/contracts';
import { DomainError, type Problem } from '@plumbline/errors';
import type { Reader } from '@plumbline/persistence';
import { ProjectCopyRepository } from '../../project-copy/project-copy.repository';
import { OutboundSettings } from '../../settings';
import { switchAfter, unverified, verificationAfter, verificationNotRequired } from '../endpoint-status.policy';
import type { EndpointEntity, StoredHeader } from '../endpoint.entity';
import { checkBasicAuth, checkKeptValues, checkProjects, storedHeader, type BasicAuthInput } from '../endpoint.policy';
import { EndpointEncryption } from '../secret/endpoint-encryption';
import { rotatedKeys, type SigningKey } from '../secret/signing-key.policy';
import { checkHeaders, checkHeaderSize, type HeaderInput } from './custom-header.policy';
import { checkEvents } from './event-choice.policy';
import { checkTargetUrl } from './target-url.policy';

type CreateInput = Omit<RpcRequest<typeof createEndpoint>, 'actor'>;
type ChangeInput = Omit<RpcRequest<typeof updateEndpoint>, 'actor' | 'id'>;
type RotateInput = Pick<RpcRequest<typeof rotateSecret>, 'secret' | 'overlapHours'>;

/** The account of an endpoint, and the id that its encrypted values are bound to. */
type EndpointName = Pick<EndpointEntity, 'accountId' | 'publicId'>;

type Columns = Pick<
  EndpointEntity,
  | 'description'
  | 'targetUrl'
  | 'events'
  | 'projectIds'
  | 'basicUsername'
  | 'sealedBasicPassword'
  | 'headers'
  | 'signingKeys'
  | 'maxPerSecond'
  | 'ordered'
  | 'active'
  | 'paused'
  | 'verification'
  | 'verificationError'
  | 'verifiedAt'
  | 'allowedPerMinute'
>;

/** Validates an owner's input and turns it into columns. Reports every problem at once, and encrypts every secret. */
@Injectable()
export class EndpointColumns {
  constructor(
    private readonly settings: OutboundSettings,
    private readonly encryption: EndpointEncryption,
    private readonly projects: ProjectCopyRepository,
  ) {}

  async forNew(reader: Reader, { accountId, publicId }: EndpointName, input: CreateInput, now: Date): Promise<Columns> {
    refuse([
      ...checkTargetUrl(input.targetUrl, this.settings),
      ...checkEvents(input.events),
      ...(await this.checkProjects(reader, accountId, input.projectIds)),
      ...checkBasicAuth(input.basicAuth, { username: null }),
      ...checkHeaders(input.headers, { basicAuth: input.basicAuth !== null }),
      ...checkKeptValues(input.headers, []),
    ]);
    return {
      description: input.description,
      targetUrl: input.targetUrl,
      events: unique(input.events),
      projectIds: input.projectIds && unique(input.projectIds),
      basicUsername: null,
      sealedBasicPassword: null,
      ...this.basicAuth(publicId, input.basicAuth),
      headers: this.headers(publicId, input.headers, []),
      signingKeys: [this.encryption.encryptSigningKey(publicId, input.secret, now)],
      maxPerSecond: input.maxPerSecond,
      ordered: input.ordered,
      active: input.active,
      paused: false,
      ...(input.verification === 'required' ? unverified : verificationNotRequired),
    };
  }

  /** Only the columns that the input changes. */
  async forChange(reader: Reader, endpoint: EndpointEntity, input: ChangeInput): Promise<Partial<Columns>> {
    const { targetUrl, events, projectIds, basicAuth, headers, description, maxPerSecond, ordered } = input;
    const basicAuthAfter = basicAuth === undefined ? endpoint.basicUsername !== null : basicAuth !== null;
    refuse([
      ...(targetUrl === undefined ? [] : checkTargetUrl(targetUrl, this.settings)),
      ...(events ? checkEvents(events) : []),
      ...(await this.checkProjects(reader, endpoint.accountId, projectIds)),
      ...(basicAuth ? checkBasicAuth(basicAuth, { username: endpoint.basicUsername }) : []),
      // Also stored headers: new Basic credentials conflict with an `authorization` header from before.
      ...checkHeaders(headers ?? endpoint.headers, { basicAuth: basicAuthAfter }),
      ...(headers ? checkKeptValues(headers, endpoint.headers) : []),
    ]);
    return defined({
      description,
      targetUrl,
      events: events && unique(events),
      projectIds: projectIds && unique(projectIds),
      ...(basicAuth === undefined ? {} : this.basicAuth(endpoint.publicId, basicAuth)),
      headers: headers && this.headers(endpoint.publicId, headers, endpoint.headers),
      maxPerSecond,
      ordered,
      ...switchAfter(endpoint, input),
      ...verificationAfter(endpoint, input),
    });
  }

  /** The signing keys after a rotation; undefined when too many would be valid at once. */
  rotated(
    { publicId, signingKeys }: EndpointEntity,
    { secret, overlapHours }: RotateInput,
    now: Date,
  ): SigningKey[] | undefined {
    const key = this.encryption.encryptSigningKey(publicId, secret, now);
    return rotatedKeys(signingKeys, key, { now, overlapMs: overlapHours * 3_600_000 });
  }

  private async checkProjects(reader: Reader, accountId: number, ids: number[] | null = null): Promise<Problem[]> {
    return ids ? checkProjects(ids, await this.projects.findOwned(reader, accountId, ids)) : [];
  }

  private basicAuth(
    publicId: string,
    input: BasicAuthInput | null,
  ): Partial<Pick<EndpointEntity, 'basicUsername' | 'sealedBasicPassword'>> {
    if (!input) return { basicUsername: null, sealedBasicPassword: null };
    if (input.password === undefined) return { basicUsername: input.username };
    return {
      basicUsername: input.username,
      sealedBasicPassword: this.encryption.encryptBasicPassword(publicId, input.password),
    };
  }

  private headers(publicId: string, headers: readonly HeaderInput[], stored: readonly StoredHeader[]): StoredHeader[] {
    const columns = headers.map(({ name, value, hidden }): StoredHeader => {
      if (value === undefined) return { ...storedHeader(stored, name)!, name };
      return hidden ? this.encryption.encryptHeader(publicId, name, value) : { name, value, hidden: false };
    });
    refuse(checkHeaderSize(columns.map((header) => this.encryption.sizeOf(header))));
    return columns;
  }
}

function refuse(problems: readonly Problem[]): void {
  const [first, ...rest] = problems;
  if (first) throw DomainError.of([first, ...rest]);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
