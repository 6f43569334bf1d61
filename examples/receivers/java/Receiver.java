import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Receives webhooks: WEBHOOK_KEYS="whsec_... whpk_..." INBOX=inbox PORT=8080 java Receiver.java */
class Receiver {
    static final long TOLERANCE_SECONDS = 300;
    static final String[] KEYS = System.getenv("WEBHOOK_KEYS").split(" ");
    /** What X.509 puts before the 32 bytes of an ed25519 public key. */
    static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public static void main(String[] args) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(Integer.parseInt(System.getenv("PORT"))), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", Receiver::receive);
        server.start();
    }

    static void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(judge(exchange), -1);
        }
    }

    static int judge(HttpExchange exchange) {
        try {
            var body = exchange.getRequestBody().readAllBytes();
            var id = header(exchange, "webhook-id");
            if (!isGenuine(id, header(exchange, "webhook-timestamp"), header(exchange, "webhook-signature"), body)) return 401;
            store(id, body);
            return 204;
        } catch (IOException failure) {
            failure.printStackTrace();
            return 500; // the delivery is sent again
        }
    }

    static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    /** Whether one of the signatures is by one of our keys, and not older than five minutes. */
    static boolean isGenuine(String id, String timestamp, String signatures, byte[] body) {
        if (!timestamp.matches("[0-9]{1,12}")) return false;
        if (Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) return false;
        var start = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        for (var signature : signatures.split(" "))
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

    static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** Keeps the delivery as a file of the inbox, once. Another program processes the files, after this response. */
    static void store(String id, byte[] body) throws IOException {
        var file = Path.of(System.getenv("INBOX"), id);
        if (Files.exists(file)) return;
        var part = Path.of(System.getenv("INBOX"), id + ".part");
        Files.write(part, body);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
