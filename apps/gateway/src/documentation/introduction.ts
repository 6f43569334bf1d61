/** What comes before the operations, in Markdown. */
export const introduction = `
Read and write the projects, tickets and photos of an account, and be told of every change. The wire format is that of PlanRadar's
public API, versions 1 and 2: an integration that was written for it needs a new base URL and nothing else.

## Authentication

Send a personal access token in the header \`X-PlanRadar-API-Key\`. People with "API access" make tokens in the console, under
Settings, Profile, Personal access tokens. A token acts as its user and sees what they see; with the scope \`read\` alone it
changes nothing. Never put a token into a URL: such a request is refused.

## Ids

Projects, users, components and ticket types have short codes; their decimal numbers are understood as well. Tickets, attachments and
webhooks are named by UUIDs. A ticket has a short code too, but its path takes the \`uuid\`.

## Requests and answers

Bodies are [JSON:API](https://jsonapi.org) documents, \`application/json\` or \`application/vnd.api+json\`. Attributes have
dash-case names in bodies and snake_case names in the query. An attribute without a value is left out of answers. Attributes and
parameters that are not known are ignored, and named in \`meta.warnings\` of the answer.

Lists come in parts: \`page\` counts from 1 and \`pagesize\` is at most 500. \`meta.count\` says how many entries there are in all.

## The request limit

An account may make 30 requests in any 60 seconds over all its tokens, unless its operator has set another limit. The headers
of every answer say what is left. Past the limit the answer is 429, with \`Retry-After\` and the tokens that used the budget up.

## Repeating a write

A write that ended in a time-out may have been done. Send it again with the same \`Idempotency-Key\`, or a new ticket with the same
\`uuid\`, and it is done once.

## Errors

Every error is a JSON:API error document. Branch on \`code\`, which is stable; \`detail\` says what to do and \`source\` where the problem
is. \`meta.request-id\` names the request in the operator's logs.

## Webhooks

Account owners register URLs that are told of changes; what arrives there is described in the section Webhooks. Each message is
delivered at least once, signed by [Standard Webhooks](https://www.standardwebhooks.com), with the same \`webhook-id\` each time.
`.trim();
