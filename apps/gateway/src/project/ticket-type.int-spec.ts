import {
  assignTicketType,
  createTicketType,
  listTicketTypes,
  type TicketType,
  type TypedField,
} from '@plumbline/contracts';
import { RunningGateway } from '../testing/running-gateway';
import { accountId } from '../testing/samples';

const types = `/api/v1/${accountId}/ticket_types`;
const assigned = `/api/v1/${accountId}/projects/11/ticket_types_project`;
const key = 'tf37e04757dabbca63';

describe('the forms of tickets', () => {
  let gateway: RunningGateway;
  let token: Record<string, string>;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
    token = gateway.givenToken({ rateLimit: { limit: 10_000, windowSeconds: 60, scope: 'token', coolDownSeconds: 0 } });
    gateway.services
      .on(createTicketType, ({ name, typedFields = [], capabilities, staticFields }) =>
        aType({ name, typedFields: typedFields.map((field) => ({ ...field, key })), capabilities, staticFields }),
      )
      .on(assignTicketType, ({ requiredFields }) => ({ requiredFields }))
      .on(listTicketTypes, () => ({ items: [aType({ typedFields: [width], requiredFields: [key] })] }));
  });
  afterAll(() => gateway.stop());

  const post = (path: string, attributes: object) => gateway.send('POST', path, token, { data: { attributes } });

  it('are created with fields, which the response lists with their keys', async () => {
    const given = {
      name: 'Crack',
      capabilities: { 'has-media': true, has_sign_as_someone_else: true },
      'typed-fields': {
        'bda0b598-ddbf-48c8-8da5-60d2c5983e89': {
          name: 'Material',
          type: 'CustomFields::ListType',
          required: true,
          'default-value': 'Steel',
          choices: [{ name: 'Steel' }, { id: 'c', name: 'Concrete' }],
          'visible-to': ['xmy'],
          'editable-by': [762],
        },
      },
      'static-fields': { progress: { order: 1, 'visible-to': ['xmy'] } },
    };
    const { status, body } = await post(types, given);
    expect(status).toBe(201);
    expect(body.data.attributes).toMatchObject({
      capabilities: { 'has-media': true, 'has-sign-as-someone-else': true },
      'static-fields': given['static-fields'],
      'typed-fields': [
        {
          id: key,
          name: 'Material',
          type: 'CustomFields::ListType',
          order: 1,
          required: true,
          multiple: false,
          'default-value': 'Steel',
          choices: [
            { id: 'Steel', name: 'Steel' },
            { id: 'c', name: 'Concrete' },
          ],
          'visible-to': ['xmy'],
          'editable-by': [762],
        },
      ],
    });
  });

  it.each([
    [{ a: { name: 'A', type: 'CustomFields::TimeType' } }, 'a/type'],
    [{ a: { type: 'CustomFields::DateType' } }, 'a/name'],
    [{ a: { name: 'A', type: 'CustomFields::DateType', 'conditional-config': {} } }, 'a'],
    [{ a: { name: 'A', type: 'CustomFields::ListType', choices: [{ id: '', name: 'x' }] } }, 'a/choices/0/id'],
  ])('refuse the typed fields %j', async (fields, place) => {
    const { status, body } = await post(types, { name: 'Crack', 'typed-fields': fields });
    expect([status, body.errors]).toMatchObject([
      422,
      [{ source: { pointer: `/data/attributes/typed-fields/${place}` } }],
    ]);
  });

  it('are listed with their fields by the account as a list, and by the project under their keys', async () => {
    const ofAccount = await gateway.get(types, token);
    expect(ofAccount.body.data[0].attributes['typed-fields']).toMatchObject([{ id: key, name: 'Width' }]);
    const ofProject = await gateway.get(assigned, token);
    expect(ofProject.body.data[0].attributes['required-fields']).toEqual([key]);
    expect(ofProject.body.included[0].attributes['typed-fields']).toMatchObject({ [key]: { name: 'Width' } });
  });

  it('are assigned with the fields that the project requires', async () => {
    const { body } = await post(assigned, { 'ticket-type-id': 31, 'required-fields': [key] });
    expect(body.data.attributes['required-fields']).toEqual([key]);
    const wrong = await post(assigned, { 'ticket-type-id': 31, 'required-fields': [key, 'due-date'] });
    expect([wrong.status, wrong.body.errors[0].source.pointer]).toEqual([422, '/data/attributes/required-fields/1']);
  });
});

const width: TypedField = {
  key,
  name: 'Width',
  type: 'CustomFields::FloatType',
  order: 1,
  required: false,
  multiple: false,
  defaultValue: null,
  choices: [],
  presentation: {},
};

function aType(facts: Partial<TicketType>): TicketType {
  return { id: 31, accountId, name: 'Defect', createdAt: '2026-11-24T12:00:00.000Z', ...facts };
}
