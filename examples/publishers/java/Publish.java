import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Publishes an event: java -cp 'target/dependency/*' Publish.java comment.added < ../comment.json */
class Publish {
    public static void main(String[] args) throws Exception {
        var json = new ObjectMapper();
        var id = UUID.randomUUID().toString();
        var event = Map.of(
                "id", id,
                "type", args[0],
                "occurredAt", Instant.now().toString(),
                "accountId", Long.valueOf(System.getenv("ACCOUNT_ID")),
                "data", json.readTree(System.in));
        var factory = new ConnectionFactory();
        factory.setUri(System.getenv("RABBITMQ_URL"));
        try (var connection = factory.newConnection(); var channel = connection.createChannel()) {
            channel.confirmSelect();
            var returned = new AtomicBoolean();
            channel.addReturnListener(message -> returned.set(true));
            var properties = new AMQP.BasicProperties.Builder()
                    .contentType("application/json").deliveryMode(2).messageId(id).type(args[0]).build();
            channel.basicPublish("domain.events", args[0], true, properties, json.writeValueAsBytes(event));
            // Throws if the broker refuses the event or closes the channel. A return arrives before the confirm.
            channel.waitForConfirmsOrDie(10_000);
            if (returned.get()) throw new IllegalStateException("No queue takes the event: publish it again, with the same id.");
        }
        System.out.println(id);
    }
}
