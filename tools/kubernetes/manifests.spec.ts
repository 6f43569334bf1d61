import { readFileSync } from 'node:fs';
import { objectsOf, overlays, renderedFile, sourcesLine } from './manifests';
import { SchemaValidator } from './schemas';

// Shared, because the schemas take seconds to compile.
const validator = new SchemaValidator();

describe.each(overlays)('the overlay %s', (overlay) => {
  it('is rendered from the present sources (`npm run k8s -- render` writes it)', () => {
    expect(readFileSync(renderedFile(overlay), 'utf8').split('\n', 1)[0]).toBe(sourcesLine());
  });

  it('is valid in strict mode', () => {
    const problems = objectsOf(overlay).flatMap((object) =>
      validator.problemsOf(object).map((problem) => `${object.kind} ${object.metadata.name}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  it('has each object once, in its namespace', () => {
    const objects = objectsOf(overlay);
    const ids = objects.map(({ kind, metadata: { name } }) => `${kind} ${name}`);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const namespace = objects.find(({ kind }) => kind === 'Namespace')!.metadata.name;
    const outside = objects.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== namespace);
    expect(outside).toEqual([]);
  });
});

describe('the validation', () => {
  const deployment = () => structuredClone(objectsOf('dev').find(({ kind }) => kind === 'Deployment')!);

  it('refuses an unknown field', () => {
    const wrong = deployment();
    wrong['spec'].template.spec.containers[0].readynessProbe = {};
    expect(validator.problemsOf(wrong)).toEqual([
      '/spec/template/spec/containers/0 must NOT have additional properties: readynessProbe',
    ]);
  });

  it('refuses a value of the wrong type', () => {
    const wrong = deployment();
    wrong['spec'].replicas = 'two';
    expect(validator.problemsOf(wrong)).toEqual(['/spec/replicas must be integer']);
  });

  it('refuses a kind without a schema', () => {
    const wrong = { ...deployment(), apiVersion: 'apps/v1beta1' };
    expect(validator.problemsOf(wrong)).toEqual([expect.stringContaining('apps/v1beta1 Deployment has no schema')]);
  });
});
