package io.parley.notification.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.parley.notification.NotificationSettings;
import io.quarkus.runtime.StartupEvent;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Sends messages. Its address has the token in it and is never logged. */
@ApplicationScoped
public class TelegramApi {

    private static final Logger LOG = Logger.getLogger(TelegramApi.class);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/].*");
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    /** Below the time for which servers keep a connection, so that none closes as a message goes out. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private final HttpClient http;
    private final RequestOptions call;
    private final long timeoutMillis;
    private final Timer latency;

    TelegramApi(Vertx vertx, TelegramSettings telegram, NotificationSettings settings, MeterRegistry metrics) {
        NotificationSettings.Push push = settings.push();
        this.call = call(telegram.apiUrl().replaceFirst("/+$", "") + "/bot"
                + telegram.botToken().orElse("") + "/sendMessage");
        this.timeoutMillis = push.timeout().toMillis();
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) push.connectTimeout().toMillis())
                .setMaxPoolSize(push.maxCalls())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS));
        this.latency = Timer.builder("parley.notification.telegram").register(metrics);
    }

    /** Makes this bean at the start: a wrong address is to be found there. */
    void start(@Observes StartupEvent started) {}

    private static RequestOptions call(String address) {
        try {
            if (ADDRESS.matcher(address).matches()) {
                return new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(address);
            }
        } catch (RuntimeException malformed) {
            // It would repeat the address, and with it the token.
        }
        throw new IllegalArgumentException("PARLEY_TELEGRAM_API_URL must be an http or https address");
    }

    /** Sends a message, once. The future does not fail. */
    public Future<TelegramAnswer> send(TelegramMessage message) {
        long begin = System.nanoTime();
        return http.request(new RequestOptions(call))
                .transform(opened -> {
                    if (opened.failed()) {
                        LOG.debugf(
                                "Telegram cannot be reached: %s", opened.cause().getMessage());
                        return Future.succeededFuture(new TelegramAnswer.Failed());
                    }
                    return exchange(opened.result(), message);
                })
                .onComplete(done -> latency.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS));
    }

    private Future<TelegramAnswer> exchange(HttpClientRequest request, TelegramMessage message) {
        return request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .send(Buffer.buffer(message.toJson()))
                .compose(TelegramApi::answer)
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .otherwise(failure -> {
                    LOG.debugf("no answer from Telegram: %s", failure.getMessage());
                    request.reset();
                    return new TelegramAnswer.Unknown();
                });
    }

    private static Future<TelegramAnswer> answer(HttpClientResponse response) {
        Promise<TelegramAnswer> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() <= MAX_ANSWER_BYTES) {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(answer::tryFail);
        response.endHandler(end -> answer.tryComplete(TelegramAnswer.of(response.statusCode(), body.getBytes())));
        return answer.future();
    }
}
