import { kubectl } from '../../../../tools/kubernetes/kubectl';
import { overlayFolder } from '../../../../tools/kubernetes/manifests';
import { inNamespace, namespace, rolledOut, services } from './cluster';

const backingServices = ['statefulset/postgres', 'statefulset/rabbitmq', 'deployment/valkey'];

/**
 * Applies the overlay `dev`. Its backing services, of which there is one each, start on one node, before the services take up its processors:
 * the other nodes can be drained. Returns the name of the node that must not be drained.
 */
export async function install(): Promise<string> {
  const nodes = (await kubectl(['get', 'nodes', '-o', 'jsonpath={.items[*].metadata.name}'])).split(' ');
  const [keeper, ...others] = nodes;
  if (!keeper || others.length === 0) throw new Error('The tests drain a node: they need a cluster of two.');
  for (const node of others) await kubectl(['cordon', node]);
  try {
    await kubectl(['apply', '-k', overlayFolder('dev'), '-l', 'app.kubernetes.io/component!=service']);
    for (const workload of backingServices) await inNamespace('rollout', 'status', workload, '--timeout=300s');
  } finally {
    for (const node of others) await kubectl(['uncordon', node]);
  }
  await kubectl(['apply', '-k', overlayFolder('dev')]);
  await rolledOut(...services);
  return keeper;
}

/** Removes everything, with the data. */
export async function uninstall(): Promise<void> {
  await kubectl(['delete', 'namespace', namespace, '--ignore-not-found']);
}
