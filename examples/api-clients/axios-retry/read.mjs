// Reads the pages of a list: LIST=https://…/api/v2/1001/statuses TOKEN=plb_pat_… PAGES=45 node read.mjs
import axios from 'axios';
import axiosRetry from 'axios-retry';

const client = axios.create({ headers: { 'X-PlanRadar-API-Key': process.env.TOKEN }, timeout: 30_000 });
// It waits as long as Retry-After says. Without shouldResetTimeout, the wait counts towards the timeout of the request.
axiosRetry(client, { retries: 5, shouldResetTimeout: true });

for (let page = 1; page <= Number(process.env.PAGES); page++) {
  const { data } = await client.get(process.env.LIST, { params: { page } });
  console.log(page, data.data.length);
}
