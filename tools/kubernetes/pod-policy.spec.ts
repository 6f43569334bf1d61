import { objectsOf, overlays, type KubernetesObject } from './manifests';
import { selects } from './reachability';

const services = ['gateway', 'identity', 'projects', 'tokens', 'webhooks'];

/** A process that is stopping exits within this time. */
const gracefulStopSeconds = 25;

describe.each(overlays)('the pods of %s', (overlay) => {
  const objects = objectsOf(overlay);
  const ofKind = (...kinds: string[]) => objects.filter(({ kind }) => kinds.includes(kind));
  const workloads = ofKind('Deployment', 'StatefulSet', 'Job');
  const podOf = ({ spec }: KubernetesObject) => spec.template.spec;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the schemas check their shape
  const containersOf = (workload: KubernetesObject): any[] => [
    ...(podOf(workload).initContainers ?? []),
    ...podOf(workload).containers,
  ];
  const deployments = () =>
    ofKind('Deployment').filter(({ metadata }) => metadata.labels!['app.kubernetes.io/component'] === 'service');

  it('are those of the five services and the four migrations, and of backing services', () => {
    expect(deployments().map(({ metadata }) => metadata.name)).toEqual(services);
    const jobs = ofKind('Job').map(({ metadata }) => metadata.name);
    expect(jobs.map((name) => name.split('-')[0])).toEqual(services.slice(1));
  });

  it('meet the restricted level, with a read-only root file system', () => {
    for (const workload of workloads) {
      expect(podOf(workload).securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(podOf(workload).securityContext.runAsUser).toBeGreaterThan(0);
      for (const container of containersOf(workload)) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
      }
    }
    expect(ofKind('Namespace')[0]!.metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
  });

  it('have no token for the Kubernetes API', () => {
    expect(workloads.map((workload) => podOf(workload).automountServiceAccountToken)).toEqual(
      workloads.map(() => false),
    );
    expect(ofKind('ServiceAccount').every((account) => account['automountServiceAccountToken'] === false)).toBe(true);
  });

  it('request processor and memory, and are limited in memory', () => {
    for (const container of workloads.flatMap(containersOf)) {
      expect(container.resources).toEqual({
        requests: { cpu: expect.any(String), memory: expect.any(String) },
        limits: { memory: expect.any(String) },
      });
    }
  });

  it('run images of a named version', () => {
    for (const { image } of workloads.flatMap(containersOf)) {
      expect(image).toMatch(/:[\w.-]+$/);
      expect(image).not.toMatch(/:latest$/);
    }
  });

  it('have probes', () => {
    for (const workload of ofKind('Deployment', 'StatefulSet')) {
      const [container] = podOf(workload).containers;
      expect(Object.keys(container)).toEqual(
        expect.arrayContaining(['startupProbe', 'readinessProbe', 'livenessProbe']),
      );
    }
    for (const deployment of deployments()) {
      const [service] = podOf(deployment).containers;
      expect(service.readinessProbe.httpGet).toEqual({ path: '/health/ready', port: 'health' });
      // An outage of a backing service must not restart a service.
      expect(service.livenessProbe.httpGet).toEqual({ path: '/health/live', port: 'health' });
    }
  });

  it('have the time that a graceful stop takes, and are replaced one by one', () => {
    for (const deployment of deployments()) {
      expect(podOf(deployment).terminationGracePeriodSeconds).toBeGreaterThan(gracefulStopSeconds);
      expect(deployment['spec'].strategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 });
    }
    const gateway = ofKind('ConfigMap').find(({ metadata }) => metadata.name.startsWith('gateway-'))!;
    expect(Number(gateway['data'].STOP_DELAY_SECONDS)).toBeGreaterThanOrEqual(5);
  });

  it('are spread over nodes and zones, and survive a drain', () => {
    for (const deployment of deployments()) {
      const keys = podOf(deployment).topologySpreadConstraints.map(
        ({ topologyKey }: { topologyKey: string }) => topologyKey,
      );
      expect(keys).toEqual(['kubernetes.io/hostname', 'topology.kubernetes.io/zone']);
      const budgets = ofKind('PodDisruptionBudget').filter(({ spec }) =>
        selects(spec.selector, deployment['spec'].template.metadata.labels),
      );
      expect(budgets.map(({ spec }) => spec.maxUnavailable)).toEqual([1]);
      expect(replicasOf(deployment)).toBeGreaterThanOrEqual(2);
    }
  });

  it('take secrets by key, and secrets are in the repository for development only', () => {
    const named = /PASSWORD|SECRET|KEY|_URL$|CREDENTIAL/;
    const values = workloads.flatMap(containersOf).flatMap(({ env = [] }) => env);
    expect(values.filter(({ name, value }) => named.test(name) && value !== undefined)).toEqual([]);
    const settings = ofKind('ConfigMap').flatMap(({ data }) => Object.keys(data));
    expect(settings.filter((name) => named.test(name) && name !== 'PUBLIC_URL')).toEqual([]);
    expect(ofKind('Secret').length > 0).toBe(overlay === 'dev');
  });

  it('wait for the migrations of their version', () => {
    for (const deployment of deployments().filter(({ metadata }) => metadata.name !== 'gateway')) {
      const { initContainers, containers } = podOf(deployment);
      const job = ofKind('Job').find(({ metadata }) =>
        metadata.name.startsWith(`${deployment.metadata.name}-migrate-`),
      )!;
      expect(initContainers[0]).toMatchObject({ command: ['node', 'migrate.js', '--wait'] });
      if (overlay !== 'dev') {
        const [, version] = containers[0].image.split(':');
        expect(job.metadata.name).toBe(`${deployment.metadata.name}-migrate-${version.replaceAll('.', '-')}`);
      }
      expect([initContainers[0].image, podOf(job).containers[0].image]).toEqual([
        containers[0].image,
        containers[0].image,
      ]);
    }
  });

  /** The least number of processes, by whoever sets it. */
  function replicasOf({ metadata, spec }: KubernetesObject): number {
    const scalers = ofKind('HorizontalPodAutoscaler', 'ScaledObject').filter(
      (scaler) => scaler['spec'].scaleTargetRef.name === metadata.name,
    );
    // Two of them would fight.
    expect(scalers.length + (spec.replicas === undefined ? 0 : 1)).toBe(1);
    const [scaler] = scalers;
    return scaler ? (scaler['spec'].minReplicas ?? scaler['spec'].minReplicaCount) : spec.replicas;
  }
});
