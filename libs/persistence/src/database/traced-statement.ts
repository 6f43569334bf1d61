import { inSpan } from '@plumbline/runtime';

/** Runs a statement in a span, which shows its text but never its parameters. Statements outside of a context have no span. */
export function tracedStatement<T>(text: string, run: () => Promise<T>): Promise<T> {
  const operation = firstWord.exec(text)?.[0].toUpperCase() ?? 'SQL';
  const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': operation, 'db.query.text': text };
  return inSpan({ name: `postgresql ${operation}`, kind: 'client', attributes }, run);
}

const firstWord = /[a-z]+/i;
