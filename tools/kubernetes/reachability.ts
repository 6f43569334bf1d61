import type { KubernetesObject } from './manifests';

interface Selector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

export type Labels = Record<string, string>;

/** Whether labels match a selector of Kubernetes. An empty selector matches everything. */
export function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'In') return value !== undefined && values.includes(value);
      if (operator === 'NotIn') return value === undefined || !values.includes(value);
      if (operator === 'Exists') return value !== undefined;
      return value === undefined;
    })
  );
}

/** A pod of the namespace, or of another one. */
export interface Pod {
  labels: Labels;
  namespace?: Labels;
}

type Direction = 'Ingress' | 'Egress';

/** Who may reach whom by the NetworkPolicies of a namespace, between pods: a connection needs both ends to allow it. */
export class Reachability {
  private readonly policies: PolicySpec[];

  constructor(objects: KubernetesObject[]) {
    this.policies = objects.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec as PolicySpec);
  }

  /** `port` is the port of the target, by number or by the name that a policy gives it. */
  reaches(from: Pod, to: Pod, port: number | string): boolean {
    return this.allows('Egress', from, to, port) && this.allows('Ingress', to, from, port);
  }

  /** The address ranges outside of the pods that a pod may reach on a port, as `cidr except cidr except cidr`. */
  addressRanges(from: Pod, port: number): string[] {
    return this.rules('Egress', from)
      .filter((rule) => onPort(rule, port))
      .flatMap(({ peers }) => peers?.flatMap(({ ipBlock }) => (ipBlock ? [ipBlock] : [])) ?? [{ cidr: 'anywhere' }])
      .map(({ cidr, except = [] }: IpBlock) => [cidr, ...except].join(' except '));
  }

  private allows(direction: Direction, pod: Pod, peer: Pod, port: number | string): boolean {
    // A pod of another namespace has its own policies there.
    if (pod.namespace) return true;
    return this.rules(direction, pod).some(
      (rule) => onPort(rule, port) && (rule.peers === undefined || rule.peers.some((own) => isPeer(own, peer))),
    );
  }

  private rules(direction: Direction, pod: Pod): Rule[] {
    const policies = this.policies.filter(
      ({ policyTypes, podSelector }) => policyTypes.includes(direction) && selects(podSelector, pod.labels),
    );
    return direction === 'Egress'
      ? policies.flatMap(({ egress = [] }) => egress.map(({ to, ports }) => ({ peers: to, ports })))
      : policies.flatMap(({ ingress = [] }) => ingress.map(({ from, ports }) => ({ peers: from, ports })));
  }
}

interface PolicySpec {
  podSelector: Selector;
  policyTypes: Direction[];
  ingress?: { from?: Peer[]; ports?: Port[] }[];
  egress?: { to?: Peer[]; ports?: Port[] }[];
}
interface Peer {
  podSelector?: Selector;
  namespaceSelector?: Selector;
  ipBlock?: IpBlock;
}
interface IpBlock {
  cidr: string;
  except?: string[];
}
interface Port {
  port: number | string;
  endPort?: number;
}
interface Rule {
  peers?: Peer[];
  ports?: Port[];
}

function onPort({ ports }: Rule, wanted: number | string): boolean {
  return (
    ports === undefined ||
    ports.some(({ port, endPort }) =>
      endPort === undefined ? port === wanted : Number(port) <= Number(wanted) && Number(wanted) <= endPort,
    )
  );
}

function isPeer({ podSelector, namespaceSelector, ipBlock }: Peer, pod: Pod): boolean {
  // Addresses of pods are private in every cluster, and no policy here names a private range for pods.
  if (ipBlock) return false;
  const inNamespace = namespaceSelector
    ? pod.namespace !== undefined && selects(namespaceSelector, pod.namespace)
    : pod.namespace === undefined;
  return inNamespace && (podSelector === undefined || selects(podSelector, pod.labels));
}
