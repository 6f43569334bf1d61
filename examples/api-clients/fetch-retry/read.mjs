// Reads the pages of a list: LIST=https://…/api/v2/1001/statuses TOKEN=plb_pat_… PAGES=45 node read.mjs
import fetchRetry from 'fetch-retry';

// By default, it repeats after network errors only, and does not read Retry-After.
const fetchPage = fetchRetry(fetch, {
  retries: 5,
  retryOn: [429, 503],
  retryDelay: (_attempt, _error, response) => 1_000 * Number(response?.headers.get('retry-after') ?? 1),
});
const headers = { 'X-PlanRadar-API-Key': process.env.TOKEN };

for (let page = 1; page <= Number(process.env.PAGES); page++) {
  const response = await fetchPage(`${process.env.LIST}?page=${page}`, { headers });
  if (!response.ok) throw new Error(`page ${page}: ${response.status} ${await response.text()}`);
  const { data } = await response.json();
  console.log(page, data.length);
}
