import { execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, closeSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { runInContext } from '../context/request-context';
import { Log } from './log';

function capture() {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  return { lines, log: new Log({ service: 'projects', level: 'debug' }, destination) };
}

describe('Log', () => {
  it('writes one JSON line with the service, the level and all properties', () => {
    const { lines, log } = capture();
    log.info({ event: 'ticket.created', ticket: 7 });
    expect(lines).toEqual([
      expect.objectContaining({ service: 'projects', level: 'info', event: 'ticket.created', ticket: 7 }),
    ]);
  });

  it('masks secrets', () => {
    const { lines, log } = capture();
    log.info({ event: 'x.happened', password: 'p1', request: { authorization: 'p2', method: 'GET' }, status: 200 });
    expect(lines[0]).toMatchObject({
      password: '***',
      request: { authorization: '***', method: 'GET' },
      status: 200,
    });
  });

  it('masks secrets that an error carries', () => {
    const { lines, log } = capture();
    log.error({ event: 'x.failed', err: Object.assign(new Error('it failed'), { token: 'p1', parameters: ['p2'] }) });
    expect(lines[0]).toMatchObject({ err: { type: 'Error', message: 'it failed', token: '***', parameters: '***' } });
  });

  it('leaves the object of the caller as it is', () => {
    const { log } = capture();
    const request = { cookie: 'p1' };
    log.info({ event: 'x.happened', request });
    expect(request).toEqual({ cookie: 'p1' });
  });

  it('adds the ids of the request, the trace and the span to a line', () => {
    const { lines, log } = capture();
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    runInContext({ requestId: 'r1', traceparent }, () => log.info({ event: 'ticket.created' }));
    expect(lines[0]).toMatchObject({
      requestId: 'r1',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      spanId: '00f067aa0ba902b7',
    });
  });

  it('logs messages of the framework', () => {
    const { lines, log } = capture();
    log.error('it broke', 'stack', 'Context');
    expect(lines[0]).toMatchObject({ event: 'framework.logged', message: 'it broke', level: 'error' });
  });

  it('can be flushed if the output is a pipe, as in every container', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'plumbline-log-'));
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    const pipe = openSync(join(dir, 'pipe'), 'r+');
    try {
      const log = new Log(
        { service: 'projects', level: 'debug' },
        pino.destination({ dest: pipe, sync: false, minLength: 4_096 }),
      );
      log.info({ event: 'service.stopped' });
      await log.flush();
      const line = Buffer.alloc(4_096);
      const length = readSync(pipe, line);
      expect(JSON.parse(line.toString('utf8', 0, length))).toMatchObject({ event: 'service.stopped' });
    } finally {
      closeSync(pipe);
      rmSync(dir, { recursive: true });
    }
  });
});
