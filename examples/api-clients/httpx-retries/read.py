"""Reads the pages of a list: LIST=https://…/api/v2/1001/statuses TOKEN=plb_pat_… PAGES=45 python read.py"""

import os

import httpx
from httpx_retries import Retry, RetryTransport

# It waits as long as Retry-After says, and repeats no POST.
transport = RetryTransport(retry=Retry(total=5, backoff_factor=1))
client = httpx.Client(transport=transport, headers={"X-PlanRadar-API-Key": os.environ["TOKEN"]}, timeout=30)

for page in range(1, int(os.environ["PAGES"]) + 1):
    response = client.get(os.environ["LIST"], params={"page": page})
    response.raise_for_status()
    print(page, len(response.json()["data"]))
