import { readFile } from 'node:fs/promises';
import { kubectl } from '../../../../tools/kubernetes/kubectl';
import { objectsOf, overlayFolder, overlays, renderedFile } from '../../../../tools/kubernetes/manifests';

describe.each(overlays)('the overlay %s', (overlay) => {
  const { metadata } = objectsOf(overlay).find(({ kind }) => kind === 'Namespace')!;
  let created = false;

  // A dry run creates nothing, but the namespace of its objects has to exist.
  beforeAll(async () => {
    const existing = await kubectl(['get', 'namespace', metadata.name, '--ignore-not-found', '-o', 'name']);
    created = existing === '';
    if (created) await kubectl(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata }));
  });
  afterAll(async () => {
    if (created) await kubectl(['delete', 'namespace', metadata.name]);
  });

  it('is what Kustomize renders', async () => {
    const [, ...lines] = (await readFile(renderedFile(overlay), 'utf8')).split('\n');
    expect(await kubectl(['kustomize', overlayFolder(overlay)])).toBe(lines.join('\n'));
  });

  it('is accepted by the API server without a warning, at the restricted level', async () => {
    const output = await kubectl([
      ...['apply', '--dry-run=server', '--validate=strict', '--warnings-as-errors'],
      ...['-f', renderedFile(overlay)],
    ]);
    expect(output.trim().split('\n')).toHaveLength(objectsOf(overlay).length);
  });
});
