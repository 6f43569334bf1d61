// Reads the pages of a list: LIST=https://…/api/v2/1001/statuses TOKEN=plb_pat_… PAGES=45 node read.mjs
import ky from 'ky';

const client = ky.create({
  headers: { 'X-PlanRadar-API-Key': process.env.TOKEN },
  timeout: 30_000,
  // It waits as long as Retry-After says. The timeout counts for each attempt.
  retry: { limit: 5 },
});

for (let page = 1; page <= Number(process.env.PAGES); page++) {
  const { data } = await client.get(process.env.LIST, { searchParams: { page } }).json();
  console.log(page, data.length);
}
