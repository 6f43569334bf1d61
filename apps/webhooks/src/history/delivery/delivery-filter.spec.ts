import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { undeliveredSql, type DeliveryStatus } from '../../delivery/delivery.entity';
import { filterCondition, firstUuidAt } from './delivery-filter';

describe('firstUuidAt', () => {
  it('sorts before every id of that instant and after every earlier id', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 43 }), (msecs) => {
        const first = firstUuidAt(new Date(msecs).toISOString());
        expect(first < uuidv7({ msecs })).toBe(true);
        expect(first > uuidv7({ msecs: msecs - 1 })).toBe(true);
      }),
    ));
});

describe('filterCondition', () => {
  it('contains only the given filters', () =>
    expect(filterCondition({ accountId: 7, endpointIds: [3] })).toEqual({
      sql: 'account_id = $1 and endpoint_id = $2',
      values: [7, 3],
    }));

  it('numbers its values in the order of its placeholders', () =>
    expect(
      filterCondition(
        { accountId: 7, endpointIds: [3, 4] },
        { statuses: ['failed'], eventNames: ['ticket_created'], projectIds: [5], to: '1970-01-01T00:00:00.001Z' },
      ),
    ).toEqual({
      sql:
        `account_id = $1 and endpoint_id = any ($2::bigint[]) and status = $3 and ${undeliveredSql}` +
        ' and event_name = any ($4::text[]) and project_id = any ($5::bigint[]) and public_id < $6',
      values: [7, [3, 4], 'failed', ['ticket_created'], [5], '00000000-0001-0000-0000-000000000000'],
    }));

  it('lets the index of undelivered deliveries serve every status but `delivered`', () => {
    const served = (...statuses: DeliveryStatus[]) =>
      filterCondition({ accountId: 7, endpointIds: [3] }, { statuses }).sql.includes(undeliveredSql);
    expect([served('failed'), served('pending'), served('failed', 'pending')]).toEqual([true, true, true]);
    expect([served('delivered'), served('delivered', 'failed')]).toEqual([false, false]);
  });
});
