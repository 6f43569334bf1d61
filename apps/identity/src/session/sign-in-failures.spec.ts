import { SignInFailures } from './sign-in-failures';

const start = Date.parse('2026-11-24T08:00:00Z');
const uma = { accountId: 1001, userId: 2001, ip: '192.0.2.7' };

describe('failed attempts to sign in', () => {
  let failures: SignInFailures;
  beforeEach(() => (failures = new SignInFailures()));
  const tell = (now: number) => {
    const due = failures.due(now);
    for (const failure of due) failures.markRecorded(failure, now);
    return due;
  };

  it('are told at once, and those after that together when a minute is over', () => {
    failures.add(uma);
    expect(tell(start)).toEqual([{ ...uma, attempts: 1 }]);
    for (let attempt = 0; attempt < 1_000; attempt++) failures.add(uma);
    expect(tell(start + 59_999)).toEqual([]);
    expect(tell(start + 60_000)).toEqual([{ ...uma, attempts: 1_000 }]);
    expect(tell(start + 120_000)).toEqual([]);
  });

  it('are told by person and by address', () => {
    failures.add(uma);
    failures.add({ ...uma, ip: '192.0.2.8' });
    failures.add({ ...uma, userId: 2002 });
    expect(tell(start)).toHaveLength(3);
  });

  it('stay to be told until they were, with those that come meanwhile left for the next time', () => {
    failures.add(uma);
    expect(failures.due(start)).toEqual(failures.due(start));
    const [failure] = failures.due(start);
    failures.add(uma);
    failures.markRecorded(failure!, start);
    expect(failures.due(start + 60_000)).toEqual([{ ...uma, attempts: 1 }]);
  });

  it('are kept of 10,000 pairs at most', () => {
    for (let each = 0; each < 10_001; each++) failures.add({ ...uma, ip: `address ${each}` });
    const due = failures.due(start);
    expect(due).toHaveLength(10_000);
    expect(due[0]!.ip).toBe('address 1');
  });
});
