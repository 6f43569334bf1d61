"""Publishes an event: python publish.py comment.added < ../comment.json"""

import json
import os
import sys
import uuid
from datetime import datetime, timezone

import pika

event = {
    "id": str(uuid.uuid4()),
    "type": sys.argv[1],
    "occurredAt": datetime.now(timezone.utc).isoformat(),
    "accountId": int(os.environ["ACCOUNT_ID"]),
    "data": json.load(sys.stdin.buffer),
}
connection = pika.BlockingConnection(pika.URLParameters(os.environ["RABBITMQ_URL"]))
channel = connection.channel()
channel.confirm_delivery()
# Waits for the confirm. Raises an exception if the broker returns or refuses the event: publish it again, with the same id.
channel.basic_publish(
    exchange="domain.events",
    routing_key=event["type"],
    body=json.dumps(event).encode(),
    properties=pika.BasicProperties(
        content_type="application/json", delivery_mode=2, message_id=event["id"], type=event["type"]
    ),
    mandatory=True,
)
print(event["id"])
connection.close()
