import {
  assignTicketType,
  createTicket,
  createTicketType,
  getTicket,
  listTicketTypes,
  updateTicket,
  type NewTypedField,
  type RpcInput,
  type TypedField,
} from '@plumbline/contracts';
import type { DomainError } from '@plumbline/errors';
import type { GivenAccount, GivenProject } from '../testing/given';
import { refused, runningProjects } from '../testing/suite';

const running = runningProjects();
const call: typeof running.service.call = (...args) => running.service.call(...args);

const newField = (facts: Partial<NewTypedField> = {}): NewTypedField => ({
  key: 'width',
  name: 'Width',
  type: 'CustomFields::FloatType',
  order: 1,
  required: false,
  multiple: false,
  defaultValue: null,
  choices: [],
  presentation: {},
  ...facts,
});
const pointers = ({ problems }: DomainError) => problems.map(({ source }) => source?.pointer);

const newType = (account: GivenAccount, facts: Partial<RpcInput<typeof createTicketType>> = {}) =>
  call(createTicketType, { actor: account.owner, name: 'Crack', ...facts });

/** A project to which a type with these fields is assigned. */
async function givenForm(...fields: Partial<NewTypedField>[]) {
  const account = running.account();
  const given = await account.project();
  const { id, typedFields = [] } = await newType(account, { typedFields: fields.map(newField) });
  await call(assignTicketType, { ...given.place, ticketTypeId: id });
  const ticket = (typedValues?: object) =>
    call(createTicket, given.ticketInput({ ticketTypeId: id, typedValues: { ...typedValues } }));
  return { given, ticketTypeId: id, keys: typedFields.map(({ key }) => key), ticket };
}
const at = (key: string) => `/data/attributes/typed-values/${key}`;

describe('a ticket type', () => {
  it('keeps its fields in their order, under keys of its own, and what clients say about their presentation', async () => {
    const account = running.account();
    const presentation = { 'visible-to': ['lm'], 'response-label': 2 };
    const checkList = newField({
      key: 'b',
      name: 'Check',
      type: 'CustomFields::CheckListType',
      order: 1,
      presentation,
    });
    const copied = newField({ key: 'tf37e04757dabbca63', order: 3 });
    const capabilities = { 'has-media': true };
    const staticFields = { progress: { order: 1 } };
    const typedFields = [newField({ order: 2, required: true, defaultValue: 1.5 }), copied, checkList];
    const type = await newType(account, { typedFields, capabilities, staticFields });
    const key = expect.stringMatching(/^tf[0-9a-f]{16}$/) as string;
    const stored: TypedField[] = [{ ...checkList, key }, { ...typedFields[0]!, key }, copied];
    expect(type).toMatchObject({ typedFields: stored, capabilities, staticFields });
    expect((await call(listTicketTypes, { actor: account.owner })).items).toEqual([type]);
  });

  it('refuses defaults that its fields cannot have', async () => {
    const typedFields = [newField({ key: 'a/b', defaultValue: 'wide' })];
    const error = await refused(newType(running.account(), { typedFields }), 'request.invalid');
    expect(pointers(error)).toEqual(['/data/attributes/typed-fields/a~1b/default-value']);
  });

  it('is assigned with the fields that a project requires, which another assignment replaces', async () => {
    const { given, ticketTypeId, keys } = await givenForm({});
    const assign = (requiredFields?: string[]) =>
      call(assignTicketType, { ...given.place, ticketTypeId, requiredFields });
    expect(await assign(keys)).toEqual({ requiredFields: keys });
    expect(await assign()).toEqual({ requiredFields: keys });
    const { items } = await call(listTicketTypes, given.place);
    expect(items.find(({ id }) => id === ticketTypeId)).toMatchObject({ requiredFields: keys });
    const error = await refused(assign(['tf0000000000000009']), 'request.invalid');
    expect(pointers(error)).toEqual(['/data/attributes/required-fields/0']);
    expect(await assign([])).toEqual({ requiredFields: [] });
  });
});

describe('the typed values of a ticket', () => {
  it('are checked by the fields of its type, each with its pointer', async () => {
    const { ticket, keys } = await givenForm({}, { type: 'CustomFields::IntegerType', required: true });
    const [width, count] = keys as [string, string];
    const unknown = 'tf0000000000000009';
    const error = await refused(
      ticket({ [width]: 'wide', [unknown]: 1 }),
      'request.invalid',
      'request.invalid',
      'request.invalid',
    );
    expect(pointers(error)).toEqual([width, unknown, count].map(at));
    const made = await ticket({ [width]: 1.5, [count]: '4' });
    expect(made.typedValues).toEqual({ [width]: 1.5, [count]: 4 });
  });

  it('are checked on change, and can be removed unless they are required', async () => {
    const { given, ticket, keys } = await givenForm({}, { required: true });
    const [width, depth] = keys as [string, string];
    const made = await ticket({ [width]: 1, [depth]: 2 });
    const change = (typedValues: object) => call(updateTicket, { ...given.at(made), typedValues: { ...typedValues } });
    expect(pointers(await refused(change({ [width]: 'wide' }), 'request.invalid'))).toEqual([at(width)]);
    expect(pointers(await refused(change({ [depth]: null }), 'request.invalid'))).toEqual([at(depth)]);
    expect(await change({ [width]: '1' })).toEqual(made);
    expect((await change({ [width]: null })).typedValues).toEqual({ [depth]: 2 });
  });

  it('begin with the defaults of their fields', async () => {
    const { ticket, keys, given } = await givenForm({ defaultValue: 7, required: true });
    const made = await ticket();
    expect(made.typedValues).toEqual({ [keys[0]!]: 7 });
    expect(await call(getTicket, given.at(made))).toEqual(made);
  });

  it('must suit another type when the ticket gets it', async () => {
    const { given, keys, ticketTypeId } = await givenForm({ required: true });
    const made = await given.ticket();
    const change = (typedValues?: Record<string, unknown>) => toType(given, made, ticketTypeId, typedValues);
    expect(pointers(await refused(change(), 'request.invalid'))).toEqual([at(keys[0]!)]);
    expect((await change({ [keys[0]!]: 2 })).typedValues).toEqual({ [keys[0]!]: 2 });
  });
});

function toType(
  given: GivenProject,
  ticket: { uuid: string },
  ticketTypeId: number,
  typedValues?: Record<string, unknown>,
) {
  return call(updateTicket, { ...given.at(ticket), ticketTypeId, typedValues });
}
