import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { eventCatalogue, eventGroups, resourceType, type CatalogueEntry, type Resource } from '@plumbline/contracts';
import { all, type Document } from '@plumbline/http';
import { z } from 'zod';
import { Route } from '../routing/route.decorator';

const entries = eventCatalogue().map(eventType);
const catalogue = all(entries);

const eventResourceType = resourceType('event-types', {
  description: 'Something that can happen, and that webhooks can ask for.',
  attributes: {
    name: z.string().describe('What it is chosen by.'),
    group: z.enum(eventGroups),
    description: z.string(),
    schema: z.looseObject({}).describe('JSON Schema of the body that is sent.'),
    example: z.looseObject({}).describe('Such a body.'),
  },
  example: entries[0]!,
});

@ApiTags('Events')
@Controller('api/v2/:customer/events/catalogue')
export class EventCatalogueController {
  @Get()
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'List the events that webhooks can ask for, each with the JSON Schema and an example of what is sent',
    answers: { all: eventResourceType },
  })
  list(): Document {
    return catalogue;
  }
}

function eventType({ name, ...attributes }: CatalogueEntry): Resource {
  return { id: name, type: 'event-types', attributes: { name, ...attributes } };
}
