from datetime import date
from os import environ

from plumbline import ApiClient, AttachmentsApi, Configuration, Id, TicketCreateBody, TicketsApi
from plumbline.models.ticket_create_body_data import TicketCreateBodyData
from plumbline.models.ticket_create_body_data_attributes import TicketCreateBodyDataAttributes


def env(name: str) -> str:
    return environ[f"PLUMBLINE_{name}"]


configuration = Configuration(host=env("URL"), api_key={"token": env("TOKEN")})
customer, project = env("CUSTOMER"), env("PROJECT")

with ApiClient(configuration) as client:
    tickets = TicketsApi(client)
    for ticket in tickets.v2_ticket_list(customer, project).data:
        print("listed", ticket.attributes.uuid)

    attributes = TicketCreateBodyDataAttributes(
        subject=env("SUBJECT"),
        component_id=Id(env("COMPONENT")),
        ticket_type_id=Id(env("TICKET_TYPE")),
        due_date=date(2026, 12, 11),
    )
    body = TicketCreateBody(data=TicketCreateBodyData(attributes=attributes))
    uuid = tickets.v2_ticket_create(customer, project, body).data.attributes.uuid
    print("created", uuid)

    # Without the type, it would send the fields of the form as an empty JSON body.
    uploaded = AttachmentsApi(client).v2_attachment_create(
        customer, project, uuid, file="photo.png", _content_type="multipart/form-data"
    )
    print("uploaded", uploaded.data.id)
