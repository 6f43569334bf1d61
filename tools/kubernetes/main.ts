import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { kubectl } from './kubectl';
import { overlayFolder, overlays, renderedFile, sourcesLine } from './manifests';
import { readSchemas } from './read-schemas';
import { schemasFile } from './schemas';

/** `npm run k8s -- render`: writes what Kustomize makes of each overlay. Needs kubectl, but no cluster. */
async function render(): Promise<void> {
  for (const overlay of overlays) {
    const text = await kubectl(['kustomize', overlayFolder(overlay)]);
    await mkdir(dirname(renderedFile(overlay)), { recursive: true });
    await writeFile(renderedFile(overlay), `${sourcesLine()}\n${text}`);
    process.stdout.write(`wrote k8s/rendered/${overlay}.yaml\n`);
  }
}

/** `npm run k8s -- schemas`: writes the schemas of the kinds in use. Needs a cluster in KUBECONFIG with the custom resources. */
async function schemas(): Promise<void> {
  const { kubernetes, kinds, definitions } = await readSchemas();
  // One definition per line, so that a new version is readable as a change.
  const lines = Object.entries(definitions).map(
    ([name, schema]) => `${JSON.stringify(name)}:${JSON.stringify(schema)}`,
  );
  const text = `{"kubernetes":${JSON.stringify(kubernetes)},\n"kinds":${JSON.stringify(kinds, null, 1)},\n"definitions":{\n${lines.join(',\n')}\n}}\n`;
  await writeFile(schemasFile, text);
  process.stdout.write(`wrote the schemas of ${Object.keys(kinds).length} kinds, Kubernetes ${kubernetes}\n`);
}

const commands: Record<string, () => Promise<void>> = { render, schemas };

const command = commands[process.argv[2] ?? ''];
if (command) void command();
else {
  process.stderr.write(`npm run k8s -- ${Object.keys(commands).join('|')}\n`);
  process.exitCode = 1;
}
