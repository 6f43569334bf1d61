#!/usr/bin/env bash
# Apache HttpClient 5 sends a POST that was refused with 429 or 503 again by itself, after Retry-After, and returns the second response only: its
# retry strategy asks whether a method is idempotent after an I/O error, but not after a response. Other statuses are returned as they are, and
# disableAutomaticRetries() ends it. Camel's component `http` builds on it: examples/api-clients/camel/Read.java disables the retries.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
version=5.5.1
cat > pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.httpcomponents.client5</groupId><artifactId>httpclient5</artifactId><version>$version</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM
mvn --batch-mode --quiet dependency:copy-dependencies
cat > Try.java <<'PROGRAM'
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

class Try {
    /** Prints how many requests one POST has made, and the status that the caller sees. The server refuses the first. */
    public static void main(String[] args) throws Exception {
        var requests = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(requests.incrementAndGet() == 1 ? Integer.parseInt(args[0]) : 200, -1);
            exchange.close();
        });
        server.start();
        var builder = HttpClientBuilder.create();
        if (args.length > 1) builder.disableAutomaticRetries();
        try (var client = builder.build()) {
            var post = new HttpPost("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            var status = client.execute(post, response -> response.getCode());
            System.out.println(requests + " requests, then " + status);
        }
        server.stop(0);
    }
}
PROGRAM
echo "$(java --version | head -1), Apache HttpClient $version"
changed=0
tried() {
  local title=$1 expected=$2 outcome
  outcome=$(java -cp 'target/dependency/*' Try.java "${@:3}")
  printf '%-34s %s\n' "$title:" "$outcome"
  [[ $outcome == "$expected" ]] || changed=1
}
tried 'a POST refused with 429' '2 requests, then 200' 429
tried 'a POST refused with 503' '2 requests, then 200' 503
tried 'a POST refused with 500' '1 requests, then 500' 500
tried '429 with disableAutomaticRetries' '1 requests, then 429' 429 disabled
[[ $changed == 0 ]] || { echo 'The behaviour has changed.'; exit 1; }
