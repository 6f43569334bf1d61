import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { eventually } from '@plumbline/testing';
import { kubectl } from '../../../../tools/kubernetes/kubectl';

/** The namespace of `k8s/overlays/dev`. */
export const namespace = 'plumbline-dev';
/** The namespace of the pods that test it. */
export const testNamespace = 'plumbline-test';

export const services = ['gateway', 'identity', 'tokens', 'projects', 'webhooks'] as const;
export type Service = (typeof services)[number];

export interface PodState {
  name: string;
  ip: string;
  node: string;
  ready: boolean;
}

/** kubectl in the namespace of Plumbline. */
export const inNamespace = (...args: string[]) => kubectl(['-n', namespace, ...args]);

/** The running pods with these labels. */
export async function podsOf(selector: string): Promise<PodState[]> {
  const { items } = JSON.parse(await inNamespace('get', 'pods', '-l', selector, '-o', 'json')) as { items: Pod[] };
  return items
    .filter(({ metadata, status }) => !metadata.deletionTimestamp && status.phase === 'Running')
    .map(({ metadata, spec, status }) => ({
      name: metadata.name,
      ip: status.podIP,
      node: spec.nodeName,
      ready: status.conditions.some(({ type, status: state }) => type === 'Ready' && state === 'True'),
    }));
}

interface Pod {
  metadata: { name: string; deletionTimestamp?: string };
  spec: { nodeName: string };
  status: { phase: string; podIP: string; conditions: { type: string; status: string }[] };
}

export const podsOfService = (service: Service) =>
  podsOf(`app.kubernetes.io/name=${service},app.kubernetes.io/component=service`);

/** Resolves when the Deployment has all its pods in the newest version, and no other. */
export async function rolledOut(...deployments: readonly string[]): Promise<void> {
  for (const name of deployments) await inNamespace('rollout', 'status', `deployment/${name}`, '--timeout=300s');
}

/** Runs `node -e` in a container of a service. */
export function nodeIn(pod: string, script: string, options: { namespace?: string } = {}): Promise<string> {
  return kubectl(['-n', options.namespace ?? namespace, 'exec', pod, '--', 'node', '-e', script]);
}

/** Whether a TCP connection from a pod to this address opens. A network policy drops its packets, or refuses it. */
export async function connects(
  from: { pod: string; namespace?: string },
  host: string,
  port: number,
): Promise<boolean> {
  const script = `
    const socket = require('node:net').connect(${port}, '${host}');
    const end = (text) => { console.log(text); process.exit(); };
    socket.setTimeout(3000, () => end('timeout')).on('connect', () => end('open')).on('error', (error) => end(error.code));`;
  return (await nodeIn(from.pod, script, from)).trim() === 'open';
}

/** An operator's command in the pod of identity. */
export async function admin<Facts>(...args: string[]): Promise<Facts> {
  const text = await inNamespace(
    'exec',
    'deployment/identity',
    '-c',
    'service',
    '--',
    'node',
    'admin.js',
    ...args,
    '--json',
  );
  return JSON.parse(text) as Facts;
}

export interface Forward {
  url: string;
  stop(): void;
}

/** Opens a port of this machine that leads to the port of a pod or Service. */
export async function forward(target: string, port: number, ofNamespace = namespace): Promise<Forward> {
  const child = spawn('kubectl', ['-n', ofNamespace, 'port-forward', target, `:${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const local = /127\.0\.0\.1:(\d+) ->/.exec(line)?.[1];
    if (local) return { url: `http://127.0.0.1:${local}`, stop: () => void child.kill() };
  }
  throw new Error(`kubectl port-forward ${target} has ended`);
}

/** Waits until an assertion holds that needs the cluster: minutes, not seconds. */
export const soon = (assertion: () => Promise<void>) => eventually(assertion, 300_000, { everyMs: 2_000 });
