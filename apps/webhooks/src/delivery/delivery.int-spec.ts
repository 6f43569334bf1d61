import {
  getDelivery,
  getEndpoint,
  listDeliveries,
  resendDelivery,
  toShortCode,
  updateEndpoint,
} from '@plumbline/contracts';
import { eventually } from '@plumbline/testing';
import { Webhook } from 'standardwebhooks';
import { v7 as uuidv7 } from 'uuid';
import { givenHistory } from '../testing/given-history';
import { anActor, anEvent } from '../testing/samples';
import { WebhooksUnderTest } from '../testing/webhooks-under-test';

describe('deliveries', () => {
  let webhooks: WebhooksUnderTest;
  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start({ drainMs: 200 });
  });
  afterAll(() => webhooks.stop());

  describe('delivering', () => {
    it('sends the wire format with a signature, Basic auth and custom headers', async () => {
      const actor = anActor();
      const { path, secret } = await webhooks.givenEndpoint(actor, {
        basicAuth: { username: 'plumbline', password: 'pässword' },
        headers: [
          { name: 'X-Shown', value: 'shown', hidden: false },
          { name: 'X-Key', value: 'hidden', hidden: true },
        ],
      });
      const event = anEvent({ accountId: actor.accountId, projectId: 3, actor: { userId: 9, userAgent: 'sync/1' } });
      await webhooks.service.publish(event);

      const [request] = await webhooks.arrival(path);
      expect(request!.method).toBe('POST');
      expect(request!.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        accept: '*/*',
        'user-agent': 'Plumbline-Webhooks/1',
        authorization: `Basic ${Buffer.from('plumbline:pässword').toString('base64')}`,
        'x-shown': 'shown',
        'x-key': 'hidden',
      });
      const body = new Webhook(secret).verify(request!.body, request!.headers as Record<string, string>);
      expect(body).toEqual({
        data: event.data,
        event_name: 'ticket_created',
        event_id: event.id,
        occurred_at: event.occurredAt,
        account_id: toShortCode(actor.accountId),
        project_id: toShortCode(3),
        actor: { user_id: toShortCode(9), origin_user_agent: 'sync/1' },
      });
    });

    it('records the attempt, whose webhook-id is the id of the delivery', async () => {
      const actor = anActor();
      const { id, path } = await webhooks.givenEndpoint(actor);
      webhooks.subscriber.answer(path, (_, response) => response.writeHead(201).end('thanks'));
      const event = anEvent({ accountId: actor.accountId });
      await webhooks.service.publish(event);
      const [request] = await webhooks.arrival(path);
      const found = await webhooks.delivery(actor, id, 'delivered');
      expect(found).toMatchObject({
        id: request!.headers['webhook-id'],
        endpointId: id,
        eventId: event.id,
        eventName: 'ticket_created',
        attempts: 1,
        nextAttemptAt: null,
      });
      const { attempts } = await webhooks.service.call(getDelivery, { actor, endpointId: id, id: found.id });
      expect(attempts).toEqual([
        expect.objectContaining({ number: 1, responseStatus: 201, responseBody: 'thanks', error: null }),
      ]);
    });

    it('sends an event once that the broker delivers twice', async () => {
      const actor = anActor();
      const { id, path } = await webhooks.givenEndpoint(actor);
      const event = anEvent({ accountId: actor.accountId });
      await webhooks.service.publish(event);
      await webhooks.service.publish(event);
      const marker = anEvent({ accountId: actor.accountId });
      await webhooks.service.publish(marker);
      await webhooks.arrival(path, 2);
      const { items } = await webhooks.service.call(listDeliveries, { actor, endpointId: id, page: {} });
      expect(items.map(({ eventId }) => eventId).sort()).toEqual([event.id, marker.id].sort());
    });

    it('does not send internal events', async () => {
      const actor = anActor();
      const { path } = await webhooks.givenEndpoint(actor);
      await webhooks.service.publish(anEvent({ accountId: actor.accountId, type: 'account.created' }));
      await webhooks.service.publish(anEvent({ accountId: actor.accountId, type: 'something.unknown' }));
      await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
      const requests = await webhooks.arrival(path);
      expect(requests).toHaveLength(1);
      expect(requests[0]!.body).toContain('ticket_created');
    });

    it('sends each delivery of a burst once', async () => {
      const actor = anActor();
      const endpoints = [await webhooks.givenEndpoint(actor), await webhooks.givenEndpoint(actor)];
      const events = Array.from({ length: 200 }, () => anEvent({ accountId: actor.accountId }));
      await Promise.all(events.map((event) => webhooks.service.publish(event)));
      for (const { path } of endpoints) {
        const requests = await webhooks.arrival(path, events.length);
        expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(events.length);
        expect(requests).toHaveLength(events.length);
      }
    });
  });

  describe('retries', () => {
    it('repeat a delivery after a 500, with the same webhook-id', async () => {
      const actor = anActor();
      const { id, path } = await webhooks.givenEndpoint(actor);
      webhooks.subscriber.answer(path, (_, response) =>
        response.writeHead(webhooks.subscriber.at(path).length === 1 ? 500 : 200).end(),
      );
      await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
      const requests = await webhooks.arrival(path, 2);
      expect(requests[1]!.headers['webhook-id']).toBe(requests[0]!.headers['webhook-id']);
      expect(requests[1]!.body).toBe(requests[0]!.body);
      await webhooks.delivery(actor, id, 'delivered', 2);
    });

    it('end with the schedule, which starts again when the delivery is resent', async () => {
      const actor = anActor();
      const { id, path } = await webhooks.givenEndpoint(actor);
      webhooks.subscriber.answer(path, (_, response) => response.writeHead(503).end());
      await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
      const failed = await webhooks.delivery(actor, id, 'failed', 4);
      webhooks.subscriber.answer(path, (_, response) => response.writeHead(200).end());
      const resent = await webhooks.service.call(resendDelivery, { actor, endpointId: id, id: failed.id }, uuidv7());
      expect(resent.status).toBe('pending');
      await webhooks.delivery(actor, id, 'delivered', 5);
      expect(new Set(webhooks.subscriber.at(path).map(({ headers }) => headers['webhook-id']))).toEqual(
        new Set([failed.id]),
      );
    });

    it('are made after a redirect, which is not followed', async () => {
      const actor = anActor();
      const { id, path } = await webhooks.givenEndpoint(actor);
      webhooks.subscriber.answer(path, (_, response) =>
        response.writeHead(307, { location: webhooks.subscriber.url('/elsewhere') }).end(),
      );
      await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
      const failed = await webhooks.delivery(actor, id, 'failed');
      expect(failed.attempts).toBe(4);
      expect(webhooks.subscriber.at('/elsewhere')).toEqual([]);
    });

    it('are not made after a 410, which disables the endpoint and publishes an event', async () => {
      const actor = anActor();
      const { id, path } = await webhooks.givenEndpoint(actor);
      webhooks.subscriber.answer(path, (_, response) => response.writeHead(410).end());
      await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
      await webhooks.delivery(actor, id, 'failed', 1);
      expect((await webhooks.service.call(getEndpoint, { actor, id })).active).toBe(false);
      await eventually(() =>
        expect(webhooks.service.log.some((line) => line.includes('"type":"webhook.disabled"'))).toBe(true),
      );
    });

    it('wait while the endpoint is disabled, and continue when it is enabled', async () => {
      const actor = anActor();
      const { id, path } = await webhooks.givenEndpoint(actor);
      let fail = () => {};
      webhooks.subscriber.answer(path, (_, response) => (fail = () => response.writeHead(500).end()));
      await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
      await webhooks.arrival(path);
      await webhooks.service.call(updateEndpoint, { actor, id, active: false }, uuidv7());
      webhooks.subscriber.answer(path, (_, response) => response.writeHead(200).end());
      fail();
      await webhooks.delivery(actor, id, 'pending', 1);
      // The time that the retries of another endpoint take would suffice for this one.
      const other = await webhooks.givenEndpoint(actor);
      webhooks.subscriber.answer(other.path, (_, response) =>
        response.writeHead(webhooks.subscriber.at(other.path).length < 3 ? 500 : 200).end(),
      );
      await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
      await webhooks.delivery(actor, other.id, 'delivered', 3);
      await webhooks.delivery(actor, id, 'pending', 1);
      await webhooks.service.call(updateEndpoint, { actor, id, active: true }, uuidv7());
      await webhooks.delivery(actor, id, 'delivered', 2);
    });

    it('record why there was no response', async () => {
      const actor = anActor();
      const { id } = await webhooks.givenEndpoint(actor, { targetUrl: 'http://127.0.0.1:9/' });
      await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
      const failed = await webhooks.delivery(actor, id, 'failed');
      const { attempts } = await webhooks.service.call(getDelivery, { actor, endpointId: id, id: failed.id });
      expect(attempts.map(({ number, error }) => [number, error])).toEqual(
        [1, 2, 3, 4].map((number) => [number, 'connection-refused']),
      );
    });
  });

  describe('a crash', () => {
    it('between sending and recording repeats the delivery with the same webhook-id', async () => {
      const actor = anActor();
      const { id, path } = await webhooks.givenEndpoint(actor);
      await webhooks.service.publish(anEvent({ accountId: actor.accountId }));
      await webhooks.arrival(path);
      const { id: deliveryId } = await webhooks.delivery(actor, id, 'delivered');
      // A process that dies between sending and recording leaves the row like this.
      await webhooks.service.database.query(
        `update delivery set status = 'pending', attempts = 0, run_attempts = 0, due_at = now() where public_id = $1`,
        [deliveryId],
      );
      const requests = await webhooks.arrival(path, 2);
      expect(requests.map(({ headers }) => headers['webhook-id'])).toEqual([deliveryId, deliveryId]);
      await webhooks.delivery(actor, id, 'delivered');
    });
  });

  describe('one that cannot be processed does not hold up the others', () => {
    const query = (text: string, values: unknown[] = []) => webhooks.service.database.query(text, values as never);
    /** Two webhooks of one account, and one of another. */
    const given = async () => {
      const [actor, other] = [anActor(), anActor()];
      const bad = await webhooks.givenEndpoint(actor);
      const behind = await webhooks.givenEndpoint(actor);
      const another = await webhooks.givenEndpoint(other);
      const publish = async () => {
        for (const each of [actor, other]) await webhooks.publish(each);
      };
      const othersArrive = async () => {
        await publish();
        await webhooks.delivery(actor, behind.id, 'delivered');
        await webhooks.delivery(other, another.id, 'delivered');
      };
      return { actor, bad, othersArrive };
    };
    const logged = (event: string) =>
      webhooks.service.log
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((line) => line['event'] === event);

    it('when the settings of its endpoint are unreadable', async () => {
      const { actor, bad, othersArrive } = await given();
      await query(`update endpoint set headers = 'null', target_url = 'nowhere' where public_id = $1`, [bad.id]);

      await othersArrive();

      await webhooks.delivery(actor, bad.id, 'failed');
      expect(logged('endpoint.decryption-failed')).toContainEqual(expect.objectContaining({ endpointId: bad.id }));
    });

    it('when the database refuses what was answered, which is left out', async () => {
      const { actor, bad, othersArrive } = await given();
      await query(`alter table delivery_attempt add constraint poison check (response_body is distinct from 'poison')`);
      webhooks.subscriber.answer(bad.path, (_, response) => response.end('poison'));

      await othersArrive();

      const { id } = await webhooks.delivery(actor, bad.id, 'delivered', 1);
      const { attempts } = await webhooks.service.call(getDelivery, { actor, endpointId: bad.id, id });
      expect(attempts).toMatchObject([{ responseStatus: 200, responseBody: null }]);
      expect(logged('delivery.result-refused')).toContainEqual(
        expect.objectContaining({ deliveryId: id, endpointId: bad.id, accountId: actor.accountId }),
      );
      await query('alter table delivery_attempt drop constraint poison');
    });

    it('when its result cannot be stored at all, and is not repeated at once', async () => {
      const { bad, othersArrive } = await given();
      await query(`
        create function poison() returns trigger language plpgsql as $$ begin raise 'poison'; end $$;
        create trigger poison before update on delivery for each row
        when (new.endpoint_id = ${await numberOf(bad.id)}) execute function poison()`);

      await othersArrive();

      const set = await eventually(() => {
        const found = logged('delivery.result-set-aside').find(({ endpointId }) => endpointId === bad.id);
        if (!found) throw new Error('It is not set aside yet.');
        return found;
      });
      await othersArrive();
      const sent = webhooks.subscriber.at(bad.path).map(({ headers }) => headers['webhook-id']);
      expect(sent.filter((id) => id === set['deliveryId'])).toHaveLength(1);
      await query('drop function poison cascade');
    });

    it('when its event is lost', async () => {
      const { actor, bad, othersArrive } = await given();
      await webhooks.service.call(updateEndpoint, { actor, id: bad.id, active: false }, uuidv7());
      await givenHistory(webhooks.service.database, { endpointId: bad.id, count: 1, status: 'pending' });
      await query('delete from event where account_id = $1', [actor.accountId]);
      await query(`update delivery set due_at = now() where account_id = $1`, [actor.accountId]);
      await webhooks.service.call(updateEndpoint, { actor, id: bad.id, active: true }, uuidv7());

      await othersArrive();

      await webhooks.arrival(bad.path);
      expect(logged('delivery.event-lost')).toMatchObject([{ accountId: actor.accountId }]);
    });

    async function numberOf(endpointId: string): Promise<number> {
      const [row] = await query('select id::float8 as id from endpoint where public_id = $1', [endpointId]);
      return (row as { id: number }).id;
    }
  });
});
