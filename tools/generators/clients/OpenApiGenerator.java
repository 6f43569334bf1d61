import com.plumbline.ApiClient;
import com.plumbline.api.AttachmentsApi;
import com.plumbline.api.TicketsApi;
import com.plumbline.model.Id;
import com.plumbline.model.TicketCreateBody;
import com.plumbline.model.TicketCreateBodyData;
import com.plumbline.model.TicketCreateBodyDataAttributes;
import java.io.File;
import java.time.LocalDate;
import java.util.UUID;

/** Lists, creates and uploads with a client of openapi-generator. */
public class OpenApiGenerator {
  public static void main(String[] arguments) throws Exception {
    var client = new ApiClient();
    client.updateBaseUri(env("URL"));
    client.setRequestInterceptor(request -> request.header("X-PlanRadar-API-Key", env("TOKEN")));
    var customer = env("CUSTOMER");
    var project = env("PROJECT");
    var tickets = new TicketsApi(client);

    for (var ticket : tickets.v2TicketList(customer, project, null, null, null, null, null, null).getData()) {
      System.out.println("listed " + ticket.getAttributes().getUuid());
    }

    var attributes =
        new TicketCreateBodyDataAttributes()
            .subject(env("SUBJECT"))
            .componentId(new Id(env("COMPONENT")))
            .ticketTypeId(new Id(env("TICKET_TYPE")))
            .dueDate(LocalDate.of(2026, 12, 11));
    var body = new TicketCreateBody().data(new TicketCreateBodyData().attributes(attributes));
    UUID uuid = tickets.v2TicketCreate(customer, project, body, null).getData().getAttributes().getUuid();
    System.out.println("created " + uuid);

    var uploaded =
        new AttachmentsApi(client).v2AttachmentCreate(customer, project, uuid, new File("photo.png"), null, null, null, null);
    System.out.println("uploaded " + uploaded.getData().getId());
  }

  private static String env(String name) {
    return System.getenv("PLUMBLINE_" + name);
  }
}
