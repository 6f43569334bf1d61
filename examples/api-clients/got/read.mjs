// Reads the pages of a list: LIST=https://…/api/v2/1001/statuses TOKEN=plb_pat_… PAGES=45 node read.mjs
import got from 'got';

const client = got.extend({
  headers: { 'X-PlanRadar-API-Key': process.env.TOKEN },
  timeout: { request: 30_000 },
  // With a timeout and no maxRetryAfter, it gives up if Retry-After is longer than the timeout.
  retry: { limit: 5, maxRetryAfter: 120_000 },
});

for (let page = 1; page <= Number(process.env.PAGES); page++) {
  const { data } = await client.get(process.env.LIST, { searchParams: { page } }).json();
  console.log(page, data.length);
}
