import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import * as projects from './project-resource-types';
import type { ResourceType } from './resource-type';
import { resource, type Resource } from './resource';
import * as tickets from './ticket-resource-types';

const types = new Map<string, ResourceType>(
  [...Object.values(projects), ...Object.values(tickets)].map((type: ResourceType) => [type.name, type]),
);

/** Every resource in the frozen examples of events: each came from the functions that make resources. */
const eventsDir = join(__dirname, '../../examples/events');
const published = readdirSync(eventsDir)
  .map((file) => ({ file, data: (JSON.parse(readFileSync(join(eventsDir, file), 'utf8')) as { data: unknown }).data }))
  .filter(({ data }) => resource.safeParse(data).success) as { file: string; data: Resource }[];

it.each([...types.values()])(
  'the example of $name fits its type, with no attribute that the type does not name',
  (type) => {
    expect(type.example.type).toBe(type.name);
    expect(z.strictObject(type.attributes.shape).parse(type.example.attributes)).toEqual(type.example.attributes);
    expect(type.schema.parse(type.example)).toEqual(type.example);
  },
);

it.each(published)('what $file publishes fits its type', ({ data }) => {
  const type = types.get(data.type);
  expect(z.strictObject(type!.attributes.shape).parse(data.attributes)).toEqual(data.attributes);
});
