import { eventually, RecordingSubscriber, type ReceivedSpan } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { spansOf } from '../support/system';
import { recordedTraceId, traceparentOf } from '../support/trace';

describe('the trace of a request', () => {
  let subscriber: RecordingSubscriber;
  beforeAll(async () => (subscriber = await RecordingSubscriber.start()));
  afterAll(() => subscriber.stop());

  it("leads from the client through all services to the subscriber's request", async () => {
    const account = await givenAccount();
    await account.givenWebhook({ 'target-url': subscriber.url('/traced'), events: ['ticket_created'] });
    const traceId = recordedTraceId();
    const client = '00f067aa0ba902b7';
    await account.createTicket({}, { traceparent: traceparentOf(traceId, client) });

    await eventually(async () => {
      const spans = await spansOf(traceId);
      const path = pathTo(spans, 'delivery attempt');
      expect(path.map(({ service, name, kind }) => `${service}: ${name} (${kind})`)).toEqual([
        'gateway: POST /api/v2/:customer/projects/:project/tickets (server)',
        'gateway: projects.create-ticket (client)',
        'projects: projects.create-ticket (server)',
        'projects: unit of work (internal)',
        'projects: publish domain.events (producer)',
        'webhooks: process webhooks.events (consumer)',
        'webhooks: fan-out (internal)',
        'webhooks: delivery attempt (client)',
      ]);
      expect(path[0]!.parentSpanId).toBe(client);
      expect(spans.filter(({ failed }) => failed)).toEqual([]);

      const attempt = path.at(-1)!;
      expect(attempt.attributes).toMatchObject({ 'http.response.status_code': 204, 'plumbline.outcome': 'delivered' });
      const [request] = subscriber.at('/traced');
      expect(request!.headers['traceparent']).toBe(`00-${traceId}-${attempt.spanId}-01`);

      const unitOfWork = path[3]!;
      const statements = spans.filter(({ parentSpanId }) => parentSpanId === unitOfWork.spanId);
      expect(statements.map(({ attributes }) => attributes['db.query.text'])).toEqual(
        expect.arrayContaining([expect.stringContaining('insert into outbox'), 'COMMIT']),
      );
    });
  });
});

/** The spans from the beginning of the trace to the span with this name. */
function pathTo(spans: readonly ReceivedSpan[], name: string): ReceivedSpan[] {
  const path: ReceivedSpan[] = [];
  let span = spans.find((each) => each.name === name);
  while (span) {
    path.unshift(span);
    const { parentSpanId } = span;
    span = spans.find(({ spanId }) => spanId === parentSpanId);
  }
  return path;
}
