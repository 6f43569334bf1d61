import { Controller, Get } from '@nestjs/common';
import { eventCatalogue, type CatalogueEntry, type Resource } from '@plumbline/contracts';
import { all, type Document } from '@plumbline/http';
import { Endpoint } from '../edge/endpoint';

const catalogue = all(eventCatalogue().map(eventType));

@Controller('api/v2/:customer/events/catalogue')
export class EventCatalogueController {
  @Get()
  @Endpoint({
    access: 'owner',
    scope: 'read',
    summary: 'List the events that webhooks can ask for, each with the JSON Schema and an example of what is sent',
  })
  list(): Document {
    return catalogue;
  }
}

function eventType({ name, ...attributes }: CatalogueEntry): Resource {
  return { id: name, type: 'event-types', attributes: { name, ...attributes } };
}
