import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Receives webhooks: WEBHOOK_KEYS="whsec_... whpk_..." INBOX=inbox PORT=8080 java -cp 'target/dependency/*' Receiver.java */
class Receiver extends RouteBuilder {
    static final long TOLERANCE_SECONDS = 300;
    static final String[] KEYS = System.getenv("WEBHOOK_KEYS").split(" ");
    /** The user name and the password of the webhook's HTTP Basic, if it has one. */
    static final String USER = System.getenv("BASIC_USER"), PASSWORD = System.getenv("BASIC_PASSWORD");
    /** What X.509 puts before the 32 bytes of an ed25519 public key. */
    static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public static void main(String[] args) throws Exception {
        var main = new Main();
        main.configure().addRoutesBuilder(new Receiver());
        main.run();
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true).logHandled(true).process(respondWith(500));
        from("netty-http:http://0.0.0.0:{{env:PORT}}/hook?httpMethodRestrict=POST")
                // The bytes that are signed. Verify them before you unmarshal.
                .convertBodyTo(byte[].class)
                .choice()
                .when(exchange -> isAuthorized(exchange) && isGenuine(exchange))
                // Keeps the delivery as a file of the inbox, once. Another route processes the files, after this response.
                .setHeader(Exchange.FILE_NAME, header("webhook-id"))
                .to("file:{{env:INBOX}}?fileExist=Ignore&tempPrefix=part-")
                .process(respondWith(204))
                .otherwise()
                .process(respondWith(401));
    }

    static Processor respondWith(int status) {
        return exchange -> {
            var message = exchange.getMessage();
            // Camel would respond with the headers and the body of the request, signatures and passwords included.
            message.removeHeaders("*");
            message.setBody("");
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        };
    }

    static boolean isAuthorized(Exchange exchange) {
        if (USER == null) return true;
        var expected = "Basic " + Base64.getEncoder().encodeToString(utf8(USER + ":" + PASSWORD));
        return MessageDigest.isEqual(utf8(expected), utf8(text(exchange, "authorization")));
    }

    /** Whether one of the signatures is by one of our keys, and not older than five minutes. */
    static boolean isGenuine(Exchange exchange) {
        var timestamp = text(exchange, "webhook-timestamp");
        if (!timestamp.matches("[0-9]{1,12}")) return false;
        if (Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) return false;
        var start = utf8(text(exchange, "webhook-id") + "." + timestamp + ".");
        var body = exchange.getMessage().getBody(byte[].class);
        for (var signature : text(exchange, "webhook-signature").split(" "))
            for (var key : KEYS) if (matches(signature, key, start, body)) return true;
        return false;
    }

    static boolean matches(String signature, String key, byte[] start, byte[] body) {
        var value = signature.substring(signature.indexOf(',') + 1);
        try {
            if (signature.startsWith("v1,") && key.startsWith("whsec_")) {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(decode(key.substring("whsec_".length())), "HmacSHA256"));
                mac.update(start);
                return MessageDigest.isEqual(mac.doFinal(body), decode(value));
            }
            if (signature.startsWith("v1a,") && key.startsWith("whpk_")) {
                var ed25519 = Signature.getInstance("Ed25519");
                ed25519.initVerify(publicKey(decode(key.substring("whpk_".length()))));
                ed25519.update(start);
                ed25519.update(body);
                return ed25519.verify(decode(value));
            }
            return false;
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        var encoded = ByteBuffer.allocate(X509.length + bytes.length).put(X509).put(bytes).array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    static String text(Exchange exchange, String header) {
        return exchange.getMessage().getHeader(header, "", String.class);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
