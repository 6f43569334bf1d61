import { openAsBlob } from 'node:fs';
import { AttachmentsApi, Configuration, TicketsApi } from './generated';

const env = (name: string) => process.env[`PLUMBLINE_${name}`]!;
const configuration = new Configuration({ basePath: env('URL'), apiKey: () => env('TOKEN') });
const path = { customer: env('CUSTOMER'), project: env('PROJECT') };
const tickets = new TicketsApi(configuration);

const list = await tickets.v2TicketList(path);
for (const { attributes } of list.data) console.log('listed', attributes.uuid);

const created = await tickets.v2TicketCreate({
  ...path,
  ticketCreateBody: {
    data: {
      attributes: {
        subject: env('SUBJECT'),
        componentId: env('COMPONENT'),
        ticketTypeId: env('TICKET_TYPE'),
        dueDate: new Date('2026-12-11'),
      },
    },
  },
});
const { uuid } = created.data.attributes;
console.log('created', uuid);

const uploaded = await new AttachmentsApi(configuration).v2AttachmentCreate({
  ...path,
  uuid,
  file: await openAsBlob('photo.png'),
  caption: 'Seen from the landing',
});
console.log('uploaded', uploaded.data.id);
