import { Parser, type AsyncAPIDocumentInterface, type MessageInterface } from '@asyncapi/parser';
import { eventsByType, webhookEventsByName } from '@plumbline/contracts';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { asyncApiDocument } from './asyncapi-document';

const text = asyncApiDocument();

/** Errors and warnings; what is less is advice. */
async function complaints(document: string): Promise<string[]> {
  const found = await new Parser().validate(document);
  return found
    .filter(({ severity }) => Number(severity) < 2)
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const ajv = addFormats(new Ajv({ strict: false }));
const validators = new Map<string, ValidateFunction>();

function problemsOf(message: MessageInterface, example: unknown): unknown {
  const validate = validators.get(message.id()) ?? ajv.compile(message.payload()!.json());
  validators.set(message.id(), validate);
  return validate(example) ? [] : validate.errors;
}

describe('the AsyncAPI document', () => {
  let document: AsyncAPIDocumentInterface;
  beforeAll(async () => {
    document = (await new Parser().parse(text)).document!;
  });
  const messages = () => document.components().messages().all();
  const message = (name: string) => messages().find((one) => one.id() === name)!;

  it('is valid AsyncAPI 3, which a reference into nowhere is not', async () => {
    expect(await complaints(text)).toEqual([]);
    expect(await complaints(text.replace('"#/components/schemas/tickets"', '"#/components/schemas/none"'))).toEqual([
      expect.stringContaining("'#/components/schemas/none' does not exist"),
    ]);
  });

  it('lets every event be published to the exchange, and every offered one be delivered', () => {
    const of = (id: string) =>
      document
        .operations()
        .get(id)!
        .messages()
        .all()
        .map((one) => one.id())
        .sort();
    expect(of('publishEvent')).toEqual([...eventsByType.keys()].sort());
    expect(of('deliverEvent')).toEqual([...webhookEventsByName.keys()].sort());
  });

  it('gives each message an example that its schema accepts', () => {
    for (const one of messages()) {
      const [example] = one.examples().all();
      expect([one.id(), problemsOf(one, example!.payload())]).toEqual([one.id(), []]);
    }
  });

  it('holds schemas that refuse what the platform refuses', () => {
    const created = message('ticket.created');
    const example = created.examples().all()[0]!.payload() as Record<string, unknown> & {
      data: { attributes: object };
    };
    const withAttributes = (attributes: object) => ({
      ...example,
      data: { ...example.data, attributes: { ...example.data.attributes, ...attributes } },
    });
    expect(problemsOf(created, withAttributes({ 'status-id': 'zz' }))).not.toEqual([]);
    expect(problemsOf(created, withAttributes({ subject: undefined }))).not.toEqual([]);
    expect(problemsOf(created, { ...example, type: 'ticket.updated' })).not.toEqual([]);
    expect(problemsOf(created, { ...example, occurredAt: '2026-11-24 at nine' })).not.toEqual([]);
    expect(problemsOf(created, { ...example, occurredAt: '2026-11-24T09:00:00.123456+01:00' })).toEqual([]);
    expect(problemsOf(created, withAttributes({ 'erp-number': 17 }))).toEqual([]);
  });
});
