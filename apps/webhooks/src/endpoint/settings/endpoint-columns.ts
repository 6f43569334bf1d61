import { Inject, Injectable } from '@nestjs/common';
import type { createEndpoint, RpcRequest, updateEndpoint } from '@plumbline/contracts';
import { DomainError, type Problem } from '@plumbline/errors';
import type { EntityManager } from 'typeorm';
import { ProjectCopyRepository } from '../../project-copy/project-copy.repository';
import type { EndpointEntity, StoredHeader } from '../endpoint.entity';
import { checkBasicAuth, checkKeptValues, checkProjects, storedHeader, type BasicAuthInput } from '../endpoint.policy';
import { EndpointEncryption } from '../secret/endpoint-encryption';
import { checkEvents } from './event-choice.policy';
import { checkHeaders, type HeaderInput } from './custom-header.policy';
import { verificationNotRequired, verificationAfter, switchAfter, unverified } from '../endpoint-status.policy';
import { checkTargetUrl, type TargetRules } from './target-url.policy';

export const TARGET_RULES = Symbol('plumbline:target-rules');

type CreateInput = Omit<RpcRequest<typeof createEndpoint>, 'actor' | 'secret'>;
type ChangeInput = Omit<RpcRequest<typeof updateEndpoint>, 'actor' | 'id'>;

/** Whose endpoint it is, and the id that what it keeps hidden is bound to. */
type EndpointName = Pick<EndpointEntity, 'accountId' | 'publicId'>;

type Settings = Pick<
  EndpointEntity,
  | 'description'
  | 'targetUrl'
  | 'events'
  | 'projectIds'
  | 'basicUsername'
  | 'sealedBasicPassword'
  | 'headers'
  | 'maxPerSecond'
  | 'ordered'
  | 'active'
  | 'paused'
  | 'verification'
  | 'verificationError'
  | 'verifiedAt'
  | 'allowedPerMinute'
>;

/** Turns what an owner asks for into what is stored: everything wrong is named at once, everything hidden is encrypted. */
@Injectable()
export class EndpointColumns {
  constructor(
    @Inject(TARGET_RULES) private readonly targetRules: TargetRules,
    private readonly secrets: EndpointEncryption,
    private readonly projects: ProjectCopyRepository,
  ) {}

  async forNew(tx: EntityManager, { accountId, publicId }: EndpointName, input: CreateInput): Promise<Settings> {
    refuse([
      ...checkTargetUrl(input.targetUrl, this.targetRules),
      ...checkEvents(input.events),
      ...(await this.checkProjects(tx, accountId, input.projectIds)),
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
      maxPerSecond: input.maxPerSecond,
      ordered: input.ordered,
      active: input.active,
      paused: false,
      ...(input.verification === 'required' ? unverified : verificationNotRequired),
    };
  }

  /** Only what the input names; the rest stays. */
  async forChange(tx: EntityManager, endpoint: EndpointEntity, input: ChangeInput): Promise<Partial<Settings>> {
    const { targetUrl, events, projectIds, basicAuth, headers, description, maxPerSecond, ordered } = input;
    const basicAuthAfter = basicAuth === undefined ? endpoint.basicUsername !== null : basicAuth !== null;
    refuse([
      ...(targetUrl === undefined ? [] : checkTargetUrl(targetUrl, this.targetRules)),
      ...(events ? checkEvents(events) : []),
      ...(await this.checkProjects(tx, endpoint.accountId, projectIds)),
      ...(basicAuth ? checkBasicAuth(basicAuth, { username: endpoint.basicUsername }) : []),
      // Stored headers are judged again: Basic auth that is set now may meet an authorization header of before.
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

  private async checkProjects(tx: EntityManager, accountId: number, ids: number[] | null = null): Promise<Problem[]> {
    return ids ? checkProjects(ids, await this.projects.ownedBy(tx, accountId, ids)) : [];
  }

  private basicAuth(
    publicId: string,
    input: BasicAuthInput | null,
  ): Partial<Pick<EndpointEntity, 'basicUsername' | 'sealedBasicPassword'>> {
    if (!input) return { basicUsername: null, sealedBasicPassword: null };
    if (input.password === undefined) return { basicUsername: input.username };
    return {
      basicUsername: input.username,
      sealedBasicPassword: this.secrets.sealBasicPassword(publicId, input.password),
    };
  }

  private headers(publicId: string, headers: readonly HeaderInput[], stored: readonly StoredHeader[]): StoredHeader[] {
    return headers.map(({ name, value, hidden }): StoredHeader => {
      if (value === undefined) return { ...storedHeader(stored, name)!, name };
      return hidden ? this.secrets.sealHeader(publicId, name, value) : { name, value, hidden: false };
    });
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
