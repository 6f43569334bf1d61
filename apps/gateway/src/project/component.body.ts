import { createComponent, maxNewComponents } from '@plumbline/contracts';
import { DomainError, text, type FilledText } from '@plumbline/errors';
import {
  attributes,
  checkJsonValue,
  isRecord,
  nestFields,
  readEach,
  refusing,
  type PlacedAttributes,
  type Warn,
} from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { formParts } from '../form/form';
import { isForm } from '../routing/request-body.interceptor';

const { name } = createComponent.request.shape;

/** Components have neither a parent nor a plan. */
const newComponent = refusing(attributes({ name }), { 'parent-id': {}, 'component-id': {}, 'model-id': {}, file: {} });
const besideLayers = refusing(attributes({}), { file: {} });

/** Fields that a form has for the most components. */
const maxFields = 10 * maxNewComponents;

/** The bodies in the API documentation, where the description of the route tells of lists: generators of clients cannot read a choice of types. */
export const componentBody = {
  'application/json': {
    schema: z.object({ data: z.object({ attributes: z.object({ name }) }) }),
    example: { data: { attributes: { name: 'Stairwell 2' } } },
  },
  'multipart/form-data': {
    schema: z.object({ 'data[][attributes][layers][][name]': z.array(name).min(1).max(maxNewComponents) }),
  },
};

/** The names of new components, and whether the client sent a list and expects one. */
interface NewComponents {
  names: string[];
  list: boolean;
}

/**
 * Reads a component, `{"data": {"attributes": {"name": ...}}}`, or a list of them as layers, `{"data": [{"attributes": {"layers": [...]}}]}`, in
 * JSON or as the fields of a form.
 * @throws DomainError with a pointer for each problem.
 */
export async function receiveComponents(request: FastifyRequest, warn: Warn): Promise<NewComponents> {
  const body = isForm(request) ? await receiveForm(request) : request.body;
  const listed = listedIn(body, warn);
  if (!listed) return { names: [newComponent.read(body, warn).name], list: false };
  if (listed.length === 0) throw invalid('/data', 'data', text('must not be empty'));
  if (listed.length > maxNewComponents) {
    throw invalid('/data', 'data', text('must have at most {{size}} items', { size: maxNewComponents }));
  }
  return { names: readEach(newComponent, listed, warn).map((component) => component.name), list: true };
}

async function receiveForm(request: FastifyRequest): Promise<unknown> {
  const fields: [string, unknown][] = [];
  for await (const part of formParts(request, { maxFields })) {
    if (part.type === 'file') {
      const detail = text('{{name}} cannot be set. {{instead}}', { name: 'file', instead: text('Leave it out.') });
      throw new DomainError('request.invalid', { detail, source: { pointer: '/data/0/attributes/file' } });
    }
    fields.push([part.name, part.value]);
  }
  const body = nestFields(fields);
  checkJsonValue(body);
  return body;
}

/** The attributes of each component of a list. Undefined for a body that is no list. */
function listedIn(body: unknown, warn: Warn): PlacedAttributes[] | undefined {
  const data = isRecord(body) ? body.data : undefined;
  if (Array.isArray(data)) return data.flatMap((item, at) => layersOf(item, `/data/${at}/attributes`, warn));
  return isRecord(data) && isRecord(data.attributes) && 'layers' in data.attributes
    ? layersOf(data, '/data/attributes', warn)
    : undefined;
}

/** The attributes of each layer of an item, or of the item itself if it has none. */
function layersOf(item: unknown, pointer: string, warn: Warn): PlacedAttributes[] {
  const given = isRecord(item) ? item.attributes : undefined;
  if (!isRecord(given) || !('layers' in given)) return [{ pointer, value: given }];
  const { layers, ...others } = given;
  readEach(besideLayers, [{ pointer, value: others }], warn);
  if (!Array.isArray(layers)) throw invalid(`${pointer}/layers`, 'layers', text('must be a list'));
  return layers.map((value: unknown, at) => ({ pointer: `${pointer}/layers/${at}`, value }));
}

function invalid(pointer: string, attribute: string, mistake: FilledText): DomainError {
  const detail = text('{{name}} {{mistake}}.', { name: attribute, mistake });
  return new DomainError('request.invalid', { detail, source: { pointer } });
}
