import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const root = join(__dirname, '../../k8s');

/** The installations that `k8s/overlays` describes. */
export const overlays = ['dev', 'staging', 'production'] as const;
export type Overlay = (typeof overlays)[number];

export const overlayFolder = (overlay: Overlay) => join(root, 'overlays', overlay);
/** What Kustomize makes of an overlay, committed: reviews see it, and tests need no Kustomize. */
export const renderedFile = (overlay: Overlay) => join(root, 'rendered', `${overlay}.yaml`);

/** An object of Kubernetes. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  // Tests read objects of many kinds, whose shape the schemas check.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [field: string]: any;
}

/** Returns the objects of the rendered overlay. */
export function objectsOf(overlay: Overlay): KubernetesObject[] {
  return parseAllDocuments(readFileSync(renderedFile(overlay), 'utf8')).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as KubernetesObject;
  });
}

/** The first line of a rendered file, which names the sources that it was made of. */
export function sourcesLine(): string {
  const hash = createHash('sha256');
  for (const folder of ['base', 'components', 'overlays']) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return `# Rendered by "npm run k8s -- render" from sources ${hash.digest('hex').slice(0, 16)}.`;
}
