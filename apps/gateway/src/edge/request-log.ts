import { Injectable } from '@nestjs/common';
import { histogram, Log } from '@plumbline/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';

const duration = histogram('http_request_duration_seconds', 'Time from a request to its answer', [
  'method',
  'route',
  'status',
]);

/** One line and one observation for each request, at its end. */
@Injectable()
export class RequestLog {
  constructor(private readonly log: Log) {}

  answered(request: FastifyRequest, reply: FastifyReply): void {
    const { method, caller, context } = request;
    const route = request.routeOptions.url ?? 'none';
    const { statusCode: status } = reply;
    duration.observe({ method, route, status: String(status) }, reply.elapsedTime / 1_000);
    // Refusals at the door come as fast as somebody cares to send them: they are counted, and logged only when asked for.
    const line = status === 401 || status === 429 ? toDebug : toInfo;
    line(this.log, {
      event: 'request.answered',
      requestId: request.id,
      traceparent: context?.traceparent,
      method,
      route,
      status,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      ip: request.ip,
      accountId: caller?.principal.accountId,
      userId: caller?.principal.userId,
      credential: caller?.principal.credential.type,
      userAgent: request.headers['user-agent']?.slice(0, 200),
    });
  }
}

type Line = Parameters<Log['info']>[0];
const toDebug = (log: Log, line: Line) => log.debug(line);
const toInfo = (log: Log, line: Line) => log.info(line);
