import { attachmentDownloadResource, attachmentResource, ticketResource } from '@plumbline/contracts';
import { Jsona } from 'jsona';
import { one, pageOf } from './document';

const jsona = new Jsona();
/** As a client receives it. */
const sent = (document: object) => JSON.stringify(document);

describe('documents, as a JSON:API client reads them', () => {
  it('are lists with attributes, and with relationships by type and id', () => {
    const document = pageOf([ticketResource.example], { count: 1, page: { number: 1, size: 100 } });
    const { id, attributes, relationships } = ticketResource.example;
    expect(jsona.deserialize(sent(document))).toEqual([
      expect.objectContaining({
        ...attributes,
        type: 'tickets',
        id,
        status: { type: 'statuses', id: attributes['status-id'] },
        'parent-ticket': null,
        relationshipNames: Object.keys(relationships!),
      }),
    ]);
  });

  it('are single resources with what is included', () => {
    const document = one(attachmentResource.example, { included: [attachmentDownloadResource.example] });
    expect(jsona.deserialize(sent(document))).toMatchObject({
      type: attachmentResource.name,
      id: attachmentResource.example.id,
      ...attachmentResource.example.attributes,
    });
  });
});
