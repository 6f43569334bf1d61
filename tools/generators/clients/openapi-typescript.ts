import createClient from 'openapi-fetch';
import type { paths } from './generated/plumbline';

const env = (name: string) => process.env[`PLUMBLINE_${name}`]!;
const client = createClient<paths>({
  baseUrl: env('URL'),
  headers: { 'X-PlanRadar-API-Key': env('TOKEN') },
});
const path = { customer: env('CUSTOMER'), project: env('PROJECT') };

const list = await client.GET('/api/v2/{customer}/projects/{project}/tickets', { params: { path } });
for (const { attributes } of list.data?.data ?? []) console.log('listed', attributes.uuid);

const created = await client.POST('/api/v2/{customer}/projects/{project}/tickets', {
  params: { path },
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
if (!created.data) throw new Error(JSON.stringify(created.error));
const { uuid } = created.data.data.attributes;
console.log('created', uuid);

const attachments = '/api/v2/{customer}/projects/{project}/tickets/{uuid}/attachments';
const uploaded = await client.POST(attachments, {
  params: { path: { ...path, uuid } },
  body: { file: await photo(), caption: 'Seen from the landing' },
  bodySerializer: (fields) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value as string | Blob);
    return form;
  },
});
if (!uploaded.data) throw new Error(JSON.stringify(uploaded.error));
console.log('uploaded', uploaded.data.data.id);

/** The type of a file is a text in the generated types. */
async function photo(): Promise<string> {
  const { openAsBlob } = await import('node:fs');
  return (await openAsBlob('photo.png')) as unknown as string;
}
