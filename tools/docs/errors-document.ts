import { errorTable } from '@plumbline/errors';

/** `docs/errors.md`: every code a caller can meet, by the family that its name begins with. */
export function errorsDocument(): string {
  const familyOf = (code: string) => code.slice(0, code.indexOf('.'));
  const rows = Object.entries(errorTable);
  const families = [...new Set(rows.map(([code]) => familyOf(code)))];
  const sections = families.map((family) =>
    [
      `## ${family}`,
      '',
      '| code | status | title |',
      '| --- | --- | --- |',
      ...rows
        .filter(([code]) => familyOf(code) === family)
        .map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`),
    ].join('\n'),
  );
  return `# Errors

Every error is a JSON:API error document. Branch on \`code\`: codes are stable, titles and details are for people.
\`source\` says where the problem is; \`meta.request-id\` is what to quote when you ask for help.

\`\`\`json
{
  "errors": [
    {
      "status": "422",
      "code": "request.invalid",
      "title": "A value is not valid",
      "detail": "subject must have at most 1000 characters.",
      "source": { "pointer": "/data/attributes/subject" }
    }
  ],
  "meta": { "request-id": "6f1c2f1e-0f0f-4a53-9f7e-6a3f0a1f3f55" }
}
\`\`\`

Answers with status 429 and 503 carry \`Retry-After\` in seconds. A write that ended in 503 or 504 may have been done: send it
again with the same \`Idempotency-Key\`, or with the same ticket \`uuid\`, and it is done once.

The codes of \`events\` are no answers: they say why an event that was published to the broker was not accepted.

${sections.join('\n\n')}
`;
}
