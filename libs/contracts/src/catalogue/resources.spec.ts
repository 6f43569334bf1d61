import { z } from 'zod';
import { resourceObject, type Resource } from '../core/json-api';
import { eventsByType, resourceTypes } from './contracts';
import { eventTypeResource } from './event-types';

const types = [...resourceTypes, eventTypeResource];

/** The frozen examples of events whose data is a resource. */
const published = [...eventsByType.values()]
  .filter(({ example }) => resourceObject.safeParse(example.data).success)
  .map(({ type, example }) => ({ type, data: example.data as Resource }));

it.each(types)(
  'the example of $name matches its schema and has only declared attributes',
  ({ name, attributes, schema, example }) => {
    expect(example.type).toBe(name);
    expect(z.strictObject(attributes.shape).parse(example.attributes)).toEqual(example.attributes);
    expect(schema.parse(example)).toEqual(example);
  },
);

it.each(published)('the example of $type matches its resource and has only declared attributes', ({ type, data }) => {
  const fits = types.filter(
    ({ name, attributes }) => name === data.type && z.strictObject(attributes.shape).safeParse(data.attributes).success,
  );
  expect({ type, fits: fits.map(({ name }) => name) }).toEqual({ type, fits: [data.type] });
});
