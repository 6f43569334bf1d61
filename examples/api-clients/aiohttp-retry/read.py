"""Reads the pages of a list: LIST=https://…/api/v2/1001/statuses TOKEN=plb_pat_… PAGES=45 python read.py"""

import asyncio
import os

from aiohttp_retry import ExponentialRetry, RetryClient


class RetryAfter(ExponentialRetry):
    """By default, aiohttp-retry repeats after a 5xx only, and does not read Retry-After."""

    def get_timeout(self, attempt, response=None):
        if response is not None and "Retry-After" in response.headers:
            return float(response.headers["Retry-After"])
        return super().get_timeout(attempt, response)


async def main():
    headers = {"X-PlanRadar-API-Key": os.environ["TOKEN"]}
    retry = RetryAfter(attempts=5, statuses={429})
    async with RetryClient(retry_options=retry, headers=headers, raise_for_status=True) as client:
        for page in range(1, int(os.environ["PAGES"]) + 1):
            async with client.get(os.environ["LIST"], params={"page": page}) as response:
                print(page, len((await response.json())["data"]))


asyncio.run(main())
