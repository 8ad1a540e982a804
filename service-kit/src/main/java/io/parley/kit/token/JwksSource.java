package io.parley.kit.token;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Where a JWK set lies. Reading blocks no event loop, ends in time, and takes no more than it may. */
final class JwksSource {

    private static final int OK = 200;

    private final Vertx vertx;
    private final TokenSettings settings;
    private final HttpClient http;

    JwksSource(Vertx vertx, TokenSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.http = isFile() ? null : vertx.createHttpClient(options(settings.jwksTimeout()));
    }

    private static HttpClientOptions options(Duration timeout) {
        return new HttpClientOptions().setMaxPoolSize(1).setKeepAlive(false).setConnectTimeout((int)
                timeout.toMillis());
    }

    boolean isFile() {
        return "file".equals(settings.jwks().getScheme());
    }

    Future<String> read() {
        Future<String> text = isFile() ? vertx.executeBlocking(this::readFile, false) : fetch();
        return text.timeout(settings.jwksTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    String readFile() throws IOException {
        Path file = Path.of(settings.jwks());
        if (Files.size(file) > settings.jwksBytes()) {
            throw new IOException("it is larger than " + settings.jwksBytes() + " bytes");
        }
        return Files.readString(file);
    }

    private Future<String> fetch() {
        return http.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(settings.jwks().toString())
                        .setTimeout(settings.jwksTimeout().toMillis())
                        .putHeader(HttpHeaders.ACCEPT, "application/jwk-set+json, application/json"))
                .compose(HttpClientRequest::send)
                .compose(this::body);
    }

    private Future<String> body(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            response.request().reset();
            return Future.failedFuture("it answers " + response.statusCode());
        }
        Promise<String> text = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > settings.jwksBytes()) {
                text.tryFail("it is larger than " + settings.jwksBytes() + " bytes");
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(text::tryFail);
        response.endHandler(end -> text.tryComplete(body.toString()));
        return text.future();
    }
}
