"""Reads the pages of a list: LIST=https://…/api/v2/1001/statuses TOKEN=plb_pat_… PAGES=45 python read.py"""

import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

session = requests.Session()
session.headers["X-PlanRadar-API-Key"] = os.environ["TOKEN"]
# By default, requests repeats nothing. Retry waits as long as Retry-After says, and repeats no POST.
for scheme in ("http://", "https://"):
    session.mount(scheme, HTTPAdapter(max_retries=Retry(total=5, backoff_factor=1, status_forcelist=[429, 503])))

for page in range(1, int(os.environ["PAGES"]) + 1):
    response = session.get(os.environ["LIST"], params={"page": page}, timeout=30)
    response.raise_for_status()
    print(page, len(response.json()["data"]))
