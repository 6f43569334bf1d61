from datetime import date
from os import environ

from plumbline import AuthenticatedClient
from plumbline.api.attachments import v2_attachment_create
from plumbline.api.tickets import v2_ticket_create, v2_ticket_list
from plumbline.models import (
    AttachmentCreateFormData,
    TicketCreateBody,
    TicketCreateBodyData,
    TicketCreateBodyDataAttributes,
)
from plumbline.types import File


def env(name: str) -> str:
    return environ[f"PLUMBLINE_{name}"]


path = {"customer": env("CUSTOMER"), "project": env("PROJECT")}

with AuthenticatedClient(
    base_url=env("URL"), token=env("TOKEN"), prefix="", auth_header_name="X-PlanRadar-API-Key"
) as client:
    for ticket in v2_ticket_list.sync(**path, client=client).data:
        print("listed", ticket.attributes.uuid)

    attributes = TicketCreateBodyDataAttributes(
        subject=env("SUBJECT"),
        component_id=env("COMPONENT"),
        ticket_type_id=env("TICKET_TYPE"),
        due_date=date(2026, 12, 11),
    )
    body = TicketCreateBody(data=TicketCreateBodyData(attributes=attributes))
    uuid = v2_ticket_create.sync(**path, client=client, body=body).data.attributes.uuid
    print("created", uuid)

    with open("photo.png", "rb") as photo:
        form = AttachmentCreateFormData(
            file=File(payload=photo, file_name="photo.png", mime_type="image/png"),
            caption="Seen from the landing",
        )
        uploaded = v2_attachment_create.sync(**path, uuid=uuid, client=client, body=form)
    print("uploaded", uploaded.data.id)
