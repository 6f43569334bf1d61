import { errorTable } from '@plumbline/errors';

/** `docs/errors.md`: every error code, grouped by the family that its name begins with. */
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

Every error is a JSON:API error document. Branch on \`code\`: codes are stable; titles and details are for people.
They are in the language that the request prefers by \`Accept-Language\`: English, which is the default, French or German.
\`source\` locates the problem. Quote \`meta.request-id\` when you ask for help.

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

Responses with status 429 and 503 have the header \`Retry-After\`, in seconds. A write that ended with 503 or 504 may have taken effect: send it
again with the same \`Idempotency-Key\`, or with the same ticket \`uuid\`, and it takes effect only once.

The codes of the family \`events\` appear in no response: they say why a published event was rejected.

${sections.join('\n\n')}
`;
}
