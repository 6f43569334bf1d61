import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { anActor } from '../../testing/samples';
import { givenHistory } from '../../testing/given-history';
import { WebhooksUnderTest, type GivenEndpoint } from '../../testing/webhooks-under-test';

interface ScaledObject {
  kind: string;
  spec: { triggers: { type: string; metadata: { query: string } }[] };
}

/** The query by which KEDA scales webhooks on Kubernetes. */
function autoscalingQuery(): string {
  const file = join(__dirname, '../../../../../k8s/components/keda/scaled-object.yaml');
  const objects = parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as ScaledObject);
  const { triggers } = objects.find(({ kind }) => kind === 'ScaledObject')!.spec;
  return triggers.find(({ type }) => type === 'postgresql')!.metadata.query;
}

describe('the query of the autoscaler', () => {
  let webhooks: WebhooksUnderTest;
  const endpoints: Record<string, GivenEndpoint> = {};
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start();
    for (const state of ['good', 'open', 'paused']) {
      endpoints[state] = await webhooks.givenEndpoint(anActor());
      await givenHistory(webhooks.service.database, { endpointId: endpoints[state].id, count: 20_000 });
      await givenHistory(webhooks.service.database, { endpointId: endpoints[state].id, count: 40, status: 'pending' });
    }
  });
  afterAll(() => webhooks.stop());

  /** Makes the pending deliveries due, half of them as retries, and answers a query before anything is sent. */
  async function whileDue<Row>(query: string): Promise<Row[]> {
    const runner = webhooks.service.database.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query(
        `update delivery set due_at = now() - interval '1 s', run_attempts = id % 2 where status = 'pending'`,
      );
      await runner.query('update endpoint set paused = true where public_id = $1', [endpoints['paused']!.id]);
      await runner.query(
        `insert into endpoint_health (endpoint_id, generation, state, failures, notices_given)
         select id, 1, 'open', 9, 0 from endpoint where public_id = $1`,
        [endpoints['open']!.id],
      );
      await runner.query('analyze delivery');
      return (await runner.query(query)) as Row[];
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  it('counts what could be sent now, first attempts and retries', async () => {
    expect(await whileDue(autoscalingQuery())).toEqual([{ count: '40' }]);
  });

  it('reads the two indexes of pending deliveries, and no other deliveries', async () => {
    const plan = JSON.stringify(await whileDue(`explain (format json) ${autoscalingQuery()}`));
    expect(plan).toContain('delivery_first');
    expect(plan).toContain('delivery_retry');
    expect(plan).not.toContain('delivery_undelivered');
    expect(plan).not.toMatch(/"Seq Scan"[^}]*"Relation Name":"delivery"/);
  });
});
