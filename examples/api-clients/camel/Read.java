import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;

/** Reads the pages of a list: LIST=https://…/api/v2/1001/statuses TOKEN=plb_pat_… PAGES=45 java -cp 'target/dependency/*' Read.java */
class Read extends RouteBuilder {
    @Override
    public void configure() {
        // By itself, the HTTP client sends each refused request a second time, POST included, and Camel does not see the first response.
        getContext().getComponent("http", HttpComponent.class).setHttpClientConfigurer(client -> client.disableAutomaticRetries());

        // An exception carries the response. The wait is what it says.
        onException(HttpOperationFailedException.class)
                .onWhen(exchange -> failure(exchange).getStatusCode() == 429)
                .maximumRedeliveries(5)
                .onRedelivery(exchange -> Thread.sleep(1000 * Long.parseLong(failure(exchange).getResponseHeaders().get("retry-after"))));

        from("direct:page")
                .setHeader("X-PlanRadar-API-Key", constant(System.getenv("TOKEN")))
                .setHeader(Exchange.HTTP_METHOD, constant(HttpMethods.GET))
                .setHeader(Exchange.HTTP_QUERY, simple("page=${body}"))
                .to(System.getenv("LIST"))
                .unmarshal().json(Map.class);
    }

    static HttpOperationFailedException failure(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class);
    }

    public static void main(String[] args) throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.addRoutes(new Read());
            camel.start();
            var template = camel.createProducerTemplate();
            for (int page = 1; page <= Integer.parseInt(System.getenv("PAGES")); page++) {
                var document = template.requestBody("direct:page", page, Map.class);
                System.out.println(page + " " + ((List<?>) document.get("data")).size());
            }
        }
    }
}
