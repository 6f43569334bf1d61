import { createComponent, createComponents, type Component } from '@plumbline/contracts';
import { RunningGateway } from '../testing/running-gateway';
import { accountId } from '../testing/samples';

const path = `/api/v1/${accountId}/projects/11/components`;
const layer = 'data[][attributes][layers][][name]';

describe('POST components', () => {
  let gateway: RunningGateway;
  let token: Record<string, string>;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
    token = gateway.givenToken({ rateLimit: { limit: 10_000, windowSeconds: 60, scope: 'token', coolDownSeconds: 0 } });
    gateway.services
      .on(createComponent, ({ name }) => component(name, 0))
      .on(createComponents, ({ names }) => ({ items: names.map(component) }));
  });
  beforeEach(() => {
    gateway.services.calls.length = 0;
  });
  afterAll(() => gateway.stop());

  const post = (body: object) => gateway.send('POST', path, token, body);
  const form = (...fields: [string, string | Blob][]) => {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    return data;
  };

  it('responds to one component with one', async () => {
    const { status, body } = await post({ data: { attributes: { name: 'Level 1' } } });
    expect([status, body.data.attributes.name]).toEqual([201, 'Level 1']);
  });

  it.each<[string, object]>([
    ['layers', { data: [{ attributes: { layers: [{ name: 'Level 1' }, { name: 'Level 2', order: 2 }] } }] }],
    [
      'several items',
      { data: [{ attributes: { layers: [{ name: 'Level 1' }] } }, { attributes: { name: 'Level 2' } }] },
    ],
    ['layers of one item', { data: { attributes: { layers: [{ name: 'Level 1' }, { name: 'Level 2' }] } } }],
    ['a form', form([layer, 'Level 1'], ['data[][attributes][layers][][order]', '1'], [layer, 'Level 2'])],
  ])('responds to %s with a list, made by one call', async (_, given) => {
    const { status, body } = await post(given);
    const names = (body.data as { attributes: { name: string } }[]).map(({ attributes }) => attributes.name);
    expect([status, names, body.meta.count]).toEqual([201, ['Level 1', 'Level 2'], 2]);
    expect(gateway.services.callsOf(createComponents)).toHaveLength(1);
    expect(gateway.services.callsOf(createComponent)).toHaveLength(0);
  });

  const layers = (...each: object[]) => ({ data: [{ attributes: { layers: each } }] });
  it.each<[string, object, string[]]>([
    ['layers without names', layers({ name: 'A' }, {}, { name: '' }), ['/layers/1/name', '/layers/2/name']],
    ['a parent', layers({ name: 'A', parent_id: 'bqx' }), ['/layers/0/parent_id']],
    ['a plan', { data: [{ attributes: { file: 'x', layers: [{ name: 'A' }] } }] }, ['/file']],
    ['a plan in a form', form([layer, 'A'], ['data[][attributes][file]', new Blob(['%PDF'])]), ['/file']],
    ['a form with an empty name', form([layer, 'A'], [layer, '']), ['/layers/1/name']],
    ['layers that are no list', { data: [{ attributes: { layers: 'A' } }] }, ['/layers']],
  ])('refuses %s and creates nothing', async (_, given, pointers) => {
    const { status, body } = await post(given);
    const sent = (body.errors as { source: { pointer: string } }[]).map(({ source }) => source.pointer);
    expect([status, sent]).toEqual([422, pointers.map((pointer) => `/data/0/attributes${pointer}`)]);
    expect(gateway.services.callsOf(createComponents)).toEqual([]);
  });

  it.each([0, 101])('refuses %i components', async (length) => {
    const { status, body } = await post(layers(...Array.from({ length }, () => ({ name: 'A' }))));
    expect([status, body.errors[0].source.pointer]).toEqual([422, '/data']);
  });

  it('warns of attributes of a layer that it does not know', async () => {
    const { body } = await post(layers({ name: 'A', rotation: 90 }));
    expect(body.meta.warnings).toMatchObject([{ source: { pointer: '/data/0/attributes/layers/0/rotation' } }]);
  });
});

function component(name: string, at: number): Component {
  return { id: 21 + at, projectId: 11, name, createdAt: '2026-11-24T12:00:00.000Z' };
}
