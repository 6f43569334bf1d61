import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredMetrics, type MetricDescription } from '@plumbline/runtime';

const root = join(__dirname, '../..');
const declaration = /\b(?:counter|gauge|histogram)\(\s*'([a-z_]+)'/g;

export interface DeclaredMetric extends MetricDescription {
  /** The file that declares it, from the root of the repository. */
  file: string;
}

/** All metrics of the services, by the files that declare them. */
export function metricsOfServices(): DeclaredMetric[] {
  const files = filesWithDeclarations().filter((file) => file.endsWith('.metrics.ts'));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the files are not known in advance.
  for (const file of files) require(join(root, file));
  const byName = new Map(declaredMetrics().map((metric) => [metric.name, metric]));
  return files.flatMap((file) => namesIn(file).map((name) => ({ ...byName.get(`plumbline_${name}`)!, file })));
}

/** The files in which a metric is declared, wherever they are. */
export function filesWithDeclarations(): string[] {
  const files = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const sources = files.filter((file) => /\/src\/.*\.ts$/.test(file) && !file.endsWith('spec.ts'));
  return sources.filter((file) => namesIn(file).length > 0).sort();
}

function namesIn(file: string): string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(declaration)].map(([, name]) => name!);
}
