/** The introduction of the document, in Markdown. */
export const introduction = `
Read and write the projects, tickets and photos of an account, and receive its events by webhooks. The wire format is that of
PlanRadar's public API, versions 1 and 2: an existing integration needs a new base URL and no other change.
[Compatibility](/docs/compatibility.md) lists the operations of that API. Those that are not served get the status 501 and the code
\`request.not-implemented\`.

## Authentication

Send a personal access token in the header \`X-PlanRadar-API-Key\`. Users with "API access" create tokens in the console, under
Settings, Profile, Personal access tokens. A token acts as its user and sees what the user sees. A token with only the scope
\`read\` cannot change anything. Never put a token into a URL: such requests are refused.

## Ids

Projects, users, components and ticket types have short codes. Their decimal numbers are accepted as well. Tickets, attachments and
webhooks are identified by UUIDs, in upper or lower case; responses have lower case. A ticket also has a short code, but its path takes the \`uuid\`.

## Requests and responses

Bodies are [JSON:API](https://jsonapi.org) documents, \`application/json\` or \`application/vnd.api+json\`. Attributes have
dash-case names in bodies and snake_case names in the query. Responses leave out attributes without a value. Unknown attributes and
parameters are ignored and listed in \`meta.warnings\` of the response. Those of PlanRadar that would change the result are
refused instead, unless they are empty: filters that a list does not have, and attributes that decide what a write does.
A body can have 1 MB, and lists and objects nested 64 levels deep. It is UTF-8, and may be compressed (\`Content-Encoding: gzip\`,
\`deflate\` or \`br\`). Numbers must be within ±(2^53 − 1).

An update changes only what its body names. \`PUT\` and \`PATCH\` do the same.

Times are ISO 8601 (\`2026-11-24T08:00:00+01:00\`, \`20261124T070000Z\`) or Unix time in seconds. A time without an offset is in UTC.

Lists are paginated: \`page\` starts at 1, and \`pagesize\` is at most 500. \`meta.count\` is the number of entries in the whole
list. \`page[number]\` and \`page[size]\`, \`per_page\`, \`limit\` and \`offset\` are understood as well. Tickets, projects and users are ordered by
id unless \`sort\` is given: new ones come last. To read only what has changed, send the \`meta.next-sync-date\` of the first page as
\`last_sync_date\` the next time. Search ignores case and accents.

## The request limit

An account can make 30 requests in any 60 seconds with all its tokens together, unless its operator has set another limit. The
headers of every response show how many requests are left. Requests above the limit get the status 429 with \`Retry-After\` and the
tokens that used the limit. \`X-RateLimit-Reset\` and \`Retry-After\` count seconds from now.

## Repeating a write

A write that ended in a timeout may have succeeded. Send it again with the same \`Idempotency-Key\`, or create the ticket with the same
\`uuid\`: it is carried out once.

## Changing what others change

A response with one resource names its version in \`ETag\`. Send it back as \`If-Match\` with PUT, PATCH or DELETE, or with the POST that
activates a user, or pauses or resumes a webhook: if somebody has changed the resource since you read it, the request is refused with
412 and changes nothing. Read the resource again and decide. The version does not count what the system observes, such as the state of
a webhook or the last use of a token. Attributes that you leave out of a change keep their values.

## Errors

Every error is a JSON:API error document. Branch on \`code\`, which is stable. \`detail\` explains how to correct the request, and
\`source\` locates the cause. \`Accept-Language\` chooses the language of \`title\` and \`detail\`, also in \`meta.warnings\`: English, which is the
default, French or German. \`Content-Language\` of the response names it. \`meta.request-id\` identifies the request in the logs of the
operator.

## Webhooks

Account owners register target URLs that receive events. The section Webhooks describes the requests. Each event is delivered at
least once, signed as defined by [Standard Webhooks](https://www.standardwebhooks.com), with the same \`webhook-id\` each time.
`.trim();
