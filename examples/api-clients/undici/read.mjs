// Reads the pages of a list: LIST=https://…/api/v2/1001/statuses TOKEN=plb_pat_… PAGES=45 node read.mjs
import { Agent, RetryAgent, request } from 'undici';

// By default, it waits for 30 seconds at most, so that it needs two attempts for a wait of 60.
const dispatcher = new RetryAgent(new Agent(), { maxRetries: 5, maxTimeout: 120_000 });
const headers = { 'X-PlanRadar-API-Key': process.env.TOKEN };

for (let page = 1; page <= Number(process.env.PAGES); page++) {
  const { statusCode, body } = await request(process.env.LIST, { query: { page }, headers, dispatcher });
  if (statusCode !== 200) throw new Error(`page ${page}: ${statusCode} ${await body.text()}`);
  const { data } = await body.json();
  console.log(page, data.length);
}
