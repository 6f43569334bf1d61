import { SignInFailureCounter } from './sign-in-failure-counter';

const start = Date.parse('2026-11-24T08:00:00Z');
const uma = { accountId: 1001, userId: 2001, ip: '192.0.2.7' };

describe('failed sign-ins', () => {
  let failures: SignInFailureCounter;
  beforeEach(() => (failures = new SignInFailureCounter()));
  const tell = (now: number) => {
    const due = failures.due(now);
    for (const failure of due) failures.markRecorded(failure, now);
    return due;
  };

  it('are due at once, and further ones together after a minute', () => {
    failures.add(uma);
    expect(tell(start)).toEqual([{ ...uma, attempts: 1 }]);
    for (let attempt = 0; attempt < 1_000; attempt++) failures.add(uma);
    expect(tell(start + 59_999)).toEqual([]);
    expect(tell(start + 60_000)).toEqual([{ ...uma, attempts: 1_000 }]);
    expect(tell(start + 120_000)).toEqual([]);
  });

  it('are counted per user and IP address', () => {
    failures.add(uma);
    failures.add({ ...uma, ip: '192.0.2.8' });
    failures.add({ ...uma, userId: 2002 });
    expect(tell(start)).toHaveLength(3);
  });

  it('stay due until they are recorded, and later ones are due the next time', () => {
    failures.add(uma);
    expect(failures.due(start)).toEqual(failures.due(start));
    const [failure] = failures.due(start);
    failures.add(uma);
    failures.markRecorded(failure!, start);
    expect(failures.due(start + 60_000)).toEqual([{ ...uma, attempts: 1 }]);
  });

  it('are kept for at most 10,000 pairs', () => {
    for (let each = 0; each < 10_001; each++) failures.add({ ...uma, ip: `address ${each}` });
    const due = failures.due(start);
    expect(due).toHaveLength(10_000);
    expect(due[0]!.ip).toBe('address 1');
  });
});
