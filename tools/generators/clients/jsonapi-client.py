from base64 import b64encode
from os import environ
from pathlib import Path

from jsonapi_client import Session


def env(name: str) -> str:
    return environ[f"PLUMBLINE_{name}"]


url = f"{env('URL')}/api/v2/{env('CUSTOMER')}"
tickets = f"projects/{env('PROJECT')}/tickets"
# It creates only what has a schema.
schema = {"tickets": {"properties": {}}, "attachments": {"properties": {}}}

with Session(url, schema=schema, request_kwargs={"headers": {"X-PlanRadar-API-Key": env("TOKEN")}}) as session:
    for ticket in session.get(tickets).resources:
        print("listed", ticket.uuid)

    ticket = session.create(
        "tickets",
        fields={
            "subject": env("SUBJECT"),
            "component-id": env("COMPONENT"),
            "ticket-type-id": env("TICKET_TYPE"),
        },
    )
    ticket.commit(custom_url=f"{url}/{tickets}")
    print("created", ticket.uuid)

    photo = b64encode(Path("photo.png").read_bytes()).decode()
    attachment = session.create("attachments", fields={"attachment": f"data:image/png;base64,{photo}"})
    attachment.commit(custom_url=f"{url}/{tickets}/{ticket.uuid}/attachments")
    print("uploaded", attachment.id)
