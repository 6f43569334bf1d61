"""Receives webhooks: WEBHOOK_KEYS="whsec_... whpk_..." INBOX=inbox PORT=8080 python receiver.py

`app` is a WSGI application: gunicorn and others run it as well.
"""

import hmac
import os
import re
import time
from base64 import b64decode, b64encode
from pathlib import Path
from wsgiref.simple_server import make_server

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TOLERANCE_SECONDS = 300
KEYS = os.environ["WEBHOOK_KEYS"].split()
INBOX = Path(os.environ["INBOX"])


def app(environ, start_response):
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    signed = [environ.get(f"HTTP_WEBHOOK_{name}", "") for name in ("ID", "TIMESTAMP", "SIGNATURE")]
    if not is_genuine(*signed, body):
        start_response("401 Unauthorized", [])
        return []
    store(signed[0], body)
    start_response("204 No Content", [])
    return []


def is_genuine(id, timestamp, signatures, body):
    """Whether one of the signatures is by one of our keys, and not older than five minutes."""
    if not re.fullmatch("[0-9]{1,12}", timestamp) or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    content = f"{id}.{timestamp}.".encode() + body
    return any(matches(signature, key, content) for signature in signatures.split(" ") for key in KEYS)


def matches(signature, key, content):
    if key.startswith("whsec_"):
        expected = b64encode(hmac.digest(b64decode(key.removeprefix("whsec_")), content, "sha256"))
        return hmac.compare_digest(b"v1," + expected, signature.encode())
    scheme, _, value = signature.partition(",")
    if scheme != "v1a":
        return False
    try:
        public_key = Ed25519PublicKey.from_public_bytes(b64decode(key.removeprefix("whpk_")))
        public_key.verify(b64decode(value), content)
        return True
    except (InvalidSignature, ValueError):  # ValueError: not base64
        return False


def store(id, body):
    """Keeps the delivery as a file of the inbox, once. Another program processes the files, after this response."""
    file = INBOX / id
    if not file.exists():
        part = INBOX / f"{id}.part"
        part.write_bytes(body)
        part.rename(file)


if __name__ == "__main__":
    make_server("", int(os.environ["PORT"]), app).serve_forever()
