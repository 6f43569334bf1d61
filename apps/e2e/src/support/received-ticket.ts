/** The UUID of the ticket in the body that a webhook has delivered. */
export function ticketUuidOf({ body }: { body: string }): string {
  return (JSON.parse(body) as { data: { attributes: { uuid: string } } }).data.attributes.uuid;
}
