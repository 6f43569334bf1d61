import { eventually } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { metricsOf } from '../support/system';
import { recordedTraceId, traceparentOf } from '../support/trace';

describe('the metrics', () => {
  it('count a request by its route, and show the trace of one in the bucket of its duration', async () => {
    const account = await givenAccount();
    await account.createTicket({}, { traceparent: traceparentOf(recordedTraceId()) });
    const route = 'method="POST",route="/api/v2/:customer/projects/:project/tickets",status="201"';
    await eventually(async () => {
      const bucket = new RegExp(
        `^plumbline_http_request_seconds_bucket\\{.*${route}.*\\} [1-9]\\d* # \\{trace_id="[0-9a-f]{32}"\\}`,
        'm',
      );
      expect(await metricsOf('gateway')).toMatch(bucket);
    });
    expect(await metricsOf('projects')).toMatch(
      /^plumbline_rpc_answer_seconds_count\{.*call="projects.create-ticket",outcome="answered"\} [1-9]/m,
    );
  });

  it('show the backlog of the outbox and of the deliveries', async () => {
    await eventually(async () => {
      expect(await metricsOf('projects')).toMatch(/^plumbline_outbox_oldest_seconds\{service="projects"\} [0-9.e-]+$/m);
      expect(await metricsOf('webhooks')).toMatch(/^plumbline_webhook_due_deliveries\{state="good".*\} \d+$/m);
    });
  });

  it('show the connections of the database and the readiness of a process', async () => {
    const metrics = await metricsOf('identity');
    expect(metrics).toMatch(/^plumbline_database_connections\{state="(idle|used)".*\} [1-9]\d*$/m);
    expect(metrics).toMatch(/^plumbline_ready\{service="identity"\} 1$/m);
  });
});
