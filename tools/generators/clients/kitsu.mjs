import { readFile } from 'node:fs/promises';
import Kitsu from 'kitsu';

const env = (name) => process.env[`PLUMBLINE_${name}`];
const api = new Kitsu({
  baseURL: `${env('URL')}/api/v2/${env('CUSTOMER')}`,
  headers: { 'X-PlanRadar-API-Key': env('TOKEN') },
  // Names of resources are sent as they are.
  pluralize: false,
  camelCaseTypes: false,
  resourceCase: 'none',
});
const tickets = `projects/${env('PROJECT')}/tickets`;

for (const { uuid } of (await api.get(tickets)).data) console.log('listed', uuid);

const { data: created } = await api.create(tickets, {
  subject: 'A first subject',
  'component-id': env('COMPONENT'),
  'ticket-type-id': env('TICKET_TYPE'),
});
// Updates by PATCH, at the path of the id: that of a ticket has its uuid.
await api.update(tickets, { id: created.uuid, subject: env('SUBJECT') });
console.log('created', created.uuid);

const photo = await readFile('photo.png', 'base64');
const { data: uploaded } = await api.create(`${tickets}/${created.uuid}/attachments`, {
  attachment: `data:image/png;base64,${photo}`,
});
console.log('uploaded', uploaded.id);
