import { gauge, histogram } from '@plumbline/runtime';

export const callDuration = histogram(
  'rpc_call_seconds',
  'Calls made, from sending to the end, by outcome; 0 if they could not be sent',
  ['call', 'outcome'],
);

export const callsInFlight = gauge('rpc_calls_in_flight', 'Calls made that have not ended');

export const answerDuration = histogram('rpc_answer_seconds', 'Calls answered, from receipt to reply, by outcome', [
  'call',
  'outcome',
]);
