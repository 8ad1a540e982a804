package io.parley.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parley.local.LocalStack;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An address for a stack's JWK set that is known before the stack is: at first it answers 503, then with the file of the
 * stack's keys, and with what the gateway publishes as soon as that runs.
 */
final class JwksRelay implements AutoCloseable {

    private final HttpServer server;
    private final Path firstKeys;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile LocalStack stack;

    JwksRelay(Path firstKeys) throws IOException {
        this.firstKeys = firstKeys;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks.json", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
    }

    void follow(LocalStack stack) {
        this.stack = stack;
    }

    int calls() {
        return calls.get();
    }

    private void answer(HttpExchange call) throws IOException {
        boolean isFirst = calls.getAndIncrement() == 0;
        byte[] body = isFirst ? new byte[0] : keys().getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(isFirst ? 503 : 200, body.length == 0 ? -1 : body.length);
        try (OutputStream out = call.getResponseBody()) {
            out.write(body);
        }
    }

    private String keys() throws IOException {
        return stack == null
                ? Files.readString(firstKeys)
                : Client.call(stack, "GET", "/.well-known/jwks.json", null, null)
                        .body();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
