import { readFileSync } from 'node:fs';
import { v2AttachmentCreate, v2TicketCreate, v2TicketList } from './generated';
import { client } from './generated/client.gen';

const env = (name: string) => process.env[`PLUMBLINE_${name}`]!;
client.setConfig({ baseUrl: env('URL'), auth: () => env('TOKEN'), throwOnError: true });
const path = { customer: env('CUSTOMER'), project: env('PROJECT') };

const list = await v2TicketList({ path, throwOnError: true });
for (const { attributes } of list.data.data) console.log('listed', attributes.uuid);

const created = await v2TicketCreate({
  path,
  throwOnError: true,
  body: {
    data: {
      attributes: {
        subject: env('SUBJECT'),
        'component-id': env('COMPONENT'),
        'ticket-type-id': env('TICKET_TYPE'),
        'due-date': '2026-12-11',
      },
    },
  },
});
const { uuid } = created.data.data.attributes;
console.log('created', uuid);

const uploaded = await v2AttachmentCreate({
  path: { ...path, uuid },
  throwOnError: true,
  body: {
    data: {
      attributes: {
        attachment: `data:image/png;base64,${readFileSync('photo.png', 'base64')}`,
        caption: 'Seen from the landing',
      },
    },
  },
});
console.log('uploaded', uploaded.data.data.id);
