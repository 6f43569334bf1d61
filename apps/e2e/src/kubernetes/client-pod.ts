import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { kubectl } from '../../../../tools/kubernetes/kubectl';
import type { KubernetesObject } from '../../../../tools/kubernetes/manifests';
import { forward, testNamespace, type Forward } from './cluster';

export interface LoadReport {
  requests: number;
  /** UUIDs of the tickets that the API accepted. */
  accepted: string[];
  failures: object[];
  p50: number;
  p99: number;
  slowest: number;
}

export interface ReceivedTicket {
  path: string;
  /** The `webhook-id`. */
  id: string;
  ticket: string;
}

const manifestFile = join(__dirname, 'pod/client.yaml');

async function manifest(): Promise<KubernetesObject[]> {
  const documents = parseAllDocuments(await readFile(manifestFile, 'utf8'));
  return documents.map((document) => document.toJS() as KubernetesObject);
}

interface Caller {
  /** A token. */
  key: string;
  path: string;
}

/** The pod `client` of another namespace: a subscriber, and a client that loads the API from inside of the cluster. */
export class ClientPod {
  /** Where webhooks reach it. */
  readonly hookUrl = `http://client.${testNamespace}.svc.cluster.local:8080/hook`;

  private constructor(private readonly connection: Forward) {}

  /** Creates the pods of client.yaml on a node. The namespace of Plumbline must exist. */
  static async start(node: string): Promise<ClientPod> {
    const script = await readFile(join(__dirname, 'pod/client.mjs'), 'utf8');
    const settings = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'client', namespace: testNamespace },
      data: { 'client.mjs': script },
    };
    const objects = (await manifest()).map((object) =>
      object.kind === 'Pod'
        ? { ...object, spec: { ...object.spec, nodeSelector: { 'kubernetes.io/hostname': node } } }
        : object,
    );
    await kubectl(['apply', '-f', '-'], [...objects, settings].map((object) => JSON.stringify(object)).join('\n---\n'));
    await kubectl(['-n', testNamespace, 'wait', '--for=condition=Ready', 'pod/client', '--timeout=120s']);
    return new ClientPod(await forward('pod/client', 8080, testNamespace));
  }

  async stop(): Promise<void> {
    this.connection.stop();
    await kubectl(['delete', '--ignore-not-found', '-f', manifestFile]);
  }

  /** Loads the Service of the gateway until `stopLoad`, with tickets that are created and read. */
  async startLoad(load: Caller & { url: string; ticket: object; workers: number; perSecond: number }): Promise<void> {
    await this.call('/load/start', load);
  }

  stopLoad(): Promise<LoadReport> {
    return this.call('/load/stop');
  }

  received(): Promise<ReceivedTicket[]> {
    return this.call('/received');
  }

  /** Sends `count` requests at once, in turn to each URL. Returns the number of each `url status`. */
  burst(burst: Caller & { urls: string[]; count: number }): Promise<Record<string, number>> {
    return this.call('/burst', burst);
  }

  private async call<Result>(path: string, body: object = {}): Promise<Result> {
    const response = await fetch(this.connection.url + path, { method: 'POST', body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    return JSON.parse(text) as Result;
  }
}
