import { objectsOf, overlays, type Overlay } from './manifests';
import { Reachability, type Pod } from './reachability';

const services = ['gateway', 'identity', 'tokens', 'projects', 'webhooks'];
const withDatabase = services.slice(1);

const pod = (name: string, component = 'service'): Pod => ({
  labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': component },
});
const elsewhere = (namespace: string): Pod => ({ labels: {}, namespace: { 'kubernetes.io/metadata.name': namespace } });
const monitoring = (name: string): Pod => ({
  labels: { 'app.kubernetes.io/name': name },
  namespace: { 'kubernetes.io/metadata.name': 'monitoring' },
});
const stranger: Pod = { labels: { app: 'stranger' } };

const database = (overlay: Overlay): Pod =>
  overlay === 'dev' ? pod('postgres', 'database') : { labels: { 'cnpg.io/cluster': 'postgres' } };
const broker = pod('rabbitmq', 'broker');
const limits = pod('valkey', 'limit-store');

describe.each(overlays)('the network policies of %s', (overlay) => {
  const network = new Reachability(objectsOf(overlay));
  const reaching = (target: Pod, port: number | string, pods: Pod[] = services.map((name) => pod(name))) =>
    pods.filter((from) => network.reaches(from, target, port)).map(({ labels }) => labels['app.kubernetes.io/name']);

  it('deny everything that no other policy allows', () => {
    const policies = objectsOf(overlay).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policies.find(({ metadata }) => metadata.name === 'default-deny')!['spec']).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  it('let the four services and their migrations reach the database, and not the gateway', () => {
    expect(reaching(database(overlay), 5432)).toEqual(withDatabase);
    const migrations = withDatabase.map((name) => pod(name, 'migration'));
    expect(reaching(database(overlay), 5432, migrations)).toEqual(withDatabase);
  });

  it('let all services reach the broker, and only the gateway the store of the limits', () => {
    expect(reaching(broker, 5672)).toEqual(services);
    expect(reaching(limits, 6379)).toEqual(['gateway']);
  });

  it('let no other pod reach a backing service', () => {
    for (const from of [stranger, elsewhere('default')]) {
      expect(network.reaches(from, database(overlay), 5432)).toBe(false);
      expect(network.reaches(from, broker, 5672)).toBe(false);
      expect(network.reaches(from, limits, 6379)).toBe(false);
    }
  });

  it('let everybody reach the API, and nobody any other port of a service', () => {
    expect(network.reaches(elsewhere('ingress'), pod('gateway'), 'http')).toBe(true);
    for (const name of services) {
      for (const from of [stranger, elsewhere('default'), pod('webhooks')]) {
        for (const port of [9090, 'health']) expect(network.reaches(from, pod(name), port)).toBe(false);
      }
    }
  });

  it('let Prometheus alone read the metrics, where it runs', () => {
    for (const name of services) {
      expect(network.reaches(monitoring('prometheus'), pod(name), 'health')).toBe(overlay !== 'dev');
      expect(network.reaches(monitoring('stranger'), pod(name), 'health')).toBe(false);
    }
  });

  it('let services send traces to the collector alone, where it runs', () => {
    // In development, webhooks reaches all namespaces, because subscribers run there.
    expect(reaching(monitoring('otel-collector'), 4318)).toEqual(overlay === 'dev' ? ['webhooks'] : services);
    expect(reaching(monitoring('stranger'), 4318)).toEqual(overlay === 'dev' ? ['webhooks'] : []);
  });

  it('let only webhooks leave the cluster, to public addresses, and the gateway where files are in S3', () => {
    const leaving = (port: number) => services.filter((name) => network.addressRanges(pod(name), port).length > 0);
    expect(leaving(8443)).toEqual(['webhooks']);
    expect(leaving(443)).toEqual(overlay === 'dev' ? ['webhooks'] : ['gateway', 'webhooks']);
    const [v4, v6] = network.addressRanges(pod('webhooks'), 8443);
    expect(v4).toMatch(/^0\.0\.0\.0\/0 except /);
    for (const range of ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10']) {
      expect(v4).toContain(range);
    }
    expect(v6).toBe('2000::/3');
  });

  it('let only identity send mail', () => {
    const senders = services.filter((name) => network.addressRanges(pod(name), 587).includes('anywhere'));
    expect(senders).toEqual(['identity']);
  });

  it('let every pod ask the DNS of the cluster', () => {
    const dns: Pod = { labels: { 'k8s-app': 'kube-dns' }, namespace: { 'kubernetes.io/metadata.name': 'kube-system' } };
    for (const from of [...services.map((name) => pod(name)), stranger]) {
      expect(network.reaches(from, dns, 53)).toBe(true);
    }
  });

  it('let webhooks reach pods of other namespaces in development only', () => {
    expect(network.reaches(pod('webhooks'), elsewhere('default'), 8080)).toBe(overlay === 'dev');
  });
});
