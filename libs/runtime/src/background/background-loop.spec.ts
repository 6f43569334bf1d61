import { Log } from '../log/log';
import { BackgroundLoop, type BackgroundLoopOptions } from './background-loop';

const hourMs = 3_600_000;

function aLoop(options: Partial<BackgroundLoopOptions> & Pick<BackgroundLoopOptions, 'run'>) {
  const lines: string[] = [];
  const log = new Log({ service: 'test', level: 'debug' }, { write: (line) => void lines.push(line) });
  return { loop: new BackgroundLoop({ name: 'sweep', everyMs: hourMs, ...options }, log), lines };
}

/** A run that reports each start and waits to be finished by the test. */
class Runs {
  started = 0;
  private finishCurrent?: (more: boolean) => void;
  private onStart?: () => void;

  readonly run = (): Promise<boolean> => {
    this.started += 1;
    this.onStart?.();
    return new Promise((resolve) => (this.finishCurrent = resolve));
  };

  finish(more = false): void {
    this.finishCurrent?.(more);
  }

  nextStart(): Promise<void> {
    return new Promise((resolve) => (this.onStart = resolve));
  }
}

/** Lets all pending microtasks run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a background loop', () => {
  it('runs at once, then after each pause', async () => {
    let runs = 0;
    const third = new Promise<void>((resolve) => {
      const { loop } = aLoop({
        everyMs: 1,
        run: async () => {
          if (++runs === 3) resolve(loop.stop());
        },
      });
      loop.start();
    });
    // `stop` waits for the run that called it, which waits for nothing.
    await third;
    expect(runs).toBe(3);
  });

  it('runs again at once while there is more work', async () => {
    const left = [true, true, false];
    let runs = 0;
    const { loop } = aLoop({ run: async () => left[runs++] });
    loop.start();
    await settled();
    await loop.stop();
    expect(runs).toBe(3);
  });

  it('can pause before its first run', async () => {
    const runs = new Runs();
    const { loop } = aLoop({ run: runs.run, pauseFirst: true });
    loop.start();
    await settled();
    expect(runs.started).toBe(0);
    await loop.stop();
    expect(runs.started).toBe(0);
  });

  it('is woken from its pause', async () => {
    const runs = new Runs();
    const { loop } = aLoop({ run: runs.run });
    loop.start();
    runs.finish();
    await settled();
    const next = runs.nextStart();
    loop.wake();
    await next;
    runs.finish();
    await loop.stop();
    expect(runs.started).toBe(2);
  });

  it('runs once more when it is woken during a run, and never twice at a time', async () => {
    const runs = new Runs();
    const { loop } = aLoop({ run: runs.run });
    loop.start();
    loop.wake();
    loop.wake();
    await settled();
    expect(runs.started).toBe(1);
    const next = runs.nextStart();
    runs.finish();
    await next;
    runs.finish();
    await loop.stop();
    expect(runs.started).toBe(2);
  });

  it('logs a failed run and continues', async () => {
    let runs = 0;
    const { loop, lines } = aLoop({
      run: async () => {
        runs += 1;
        throw new Error('run failed');
      },
    });
    loop.start();
    await settled();
    loop.wake();
    await settled();
    await loop.stop();
    expect(runs).toBe(2);
    expect(lines.join()).toContain('"event":"background-loop.failed","loop":"sweep"');
  });

  it('aborts the signal of the current run when it stops, waits for it, and starts no other', async () => {
    let received: AbortSignal | undefined;
    const runs = new Runs();
    const { loop } = aLoop({
      run: (signal) => {
        received = signal;
        return runs.run();
      },
    });
    loop.start();
    let stopped = false;
    const stopping = loop.stop().then(() => (stopped = true));
    await settled();
    expect(received?.aborted).toBe(true);
    expect(stopped).toBe(false);
    runs.finish(true);
    await stopping;
    expect(runs.started).toBe(1);
    loop.start();
    await settled();
    expect(runs.started).toBe(1);
  });
});
