import { Fault, Warning, type Check } from './examine';

const reachTimeoutMs = 5_000;

/** What every process needs, whatever its service. */
export function processChecks({ OTEL_EXPORTER_OTLP_ENDPOINT }: { OTEL_EXPORTER_OTLP_ENDPOINT?: string }): Check[] {
  return [
    { name: 'node', run: checkNodeVersion },
    { name: 'traces', run: () => checkCollector(OTEL_EXPORTER_OTLP_ENDPOINT) },
  ];
}

async function checkNodeVersion(): Promise<string> {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
  if (major > 20 || (major === 20 && minor >= 19)) return `Node.js ${process.versions.node}`;
  throw new Fault(`Node.js ${process.versions.node} is too old.`, 'Install Node.js 20.19 or newer.');
}

/** The collector may refuse an empty request: any response shows that it is reached. */
async function checkCollector(endpoint: string | undefined): Promise<string> {
  if (endpoint === undefined) return 'not collected';
  try {
    await fetch(endpoint, { signal: AbortSignal.timeout(reachTimeoutMs) });
    return 'the collector responds';
  } catch {
    throw new Warning(
      `The collector of traces at ${new URL(endpoint).host} does not respond. Traces are dropped.`,
      'Start the collector, correct OTEL_EXPORTER_OTLP_ENDPOINT, or remove it.',
    );
  }
}
