import { webhookBody, webhookBodySchema } from '../core/webhook-body';
import { webhookEventsByName } from './contracts';
import { eventCatalogue } from './event-types';

const offered = [...webhookEventsByName.entries()];

describe('the catalogue of events', () => {
  it('offers every change of what the account holds', () => {
    expect(eventCatalogue().map(({ group, name }) => `${group}: ${name}`)).toEqual([
      'Projects: member_added',
      'Projects: member_changed',
      'Projects: member_removed',
      'Projects: project_created',
      'Projects: project_updated',
      'Tickets: comment_added',
      'Tickets: ticket_created',
      'Tickets: ticket_deleted',
      'Tickets: ticket_status_changed',
      'Tickets: ticket_updated',
      'Attachments: attachment_deleted',
      'Attachments: document_attached',
      'Attachments: photo_attached',
      'Users: user_created',
      'Users: user_deactivated',
      'Users: user_deleted',
      'Users: user_updated',
      'Access tokens: token_created',
      'Access tokens: token_revoked',
      'Webhooks: webhook_disabled',
      'Webhooks: webhook_failing',
    ]);
  });

  it('describes each type and gives the schema of its body', () => {
    const created = eventCatalogue().find(({ name }) => name === 'ticket_created');
    expect(created).toMatchObject({
      description: 'A ticket was created.',
      schema: {
        properties: {
          event_name: { const: 'ticket_created' },
          data: { properties: { attributes: { properties: { 'due-date': { type: 'string', format: 'date' } } } } },
        },
        required: ['data', 'event_name', 'event_id', 'occurred_at', 'account_id'],
      },
    });
    expect(created!.schema).not.toMatchObject({
      properties: { data: { properties: { attributes: { required: expect.arrayContaining(['due-date']) } } } },
    });
  });

  it.each(offered)(
    'shows %s by an example that fits its schema, and holds nothing beside it',
    (_, { webhook, example }) => {
      const body = JSON.parse(JSON.stringify(webhookBody(webhook, example))) as unknown;
      expect(webhookBodySchema(webhook).parse(body)).toEqual(body);
    },
  );

  it('contains no secret, neither a token nor its hash', () => {
    const shown = JSON.stringify(eventCatalogue());
    expect(shown).not.toMatch(/plb_pat_|whsec_|"hash"|"password"|[0-9a-f]{64}/);
  });
});
