package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What people say, and what opens their accounts, is in no log: not even where Parley's own lines are at DEBUG. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class LogsIT {

    /** Of a JWT's three parts the first two are JSON. */
    private static final Pattern ANY_TOKEN = Pattern.compile("eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}");

    @TempDir
    static Path data;

    private final LocalStack stack;
    private final List<String> secrets = new ArrayList<>();

    LogsIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void neither_tokens_nor_texts_nor_init_data_are_in_any_log() throws Exception {
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-discreet",
                Map.of(
                        "PARLEY_TELEGRAM_BOT_TOKEN",
                        InitDataMaker.BOT_TOKEN,
                        "PARLEY_AUTH_SIGNING_KEYS",
                        stack.keys().privateKeys().toString(),
                        "PARLEY_GATEWAY_UPSTREAM_DISCOVERY_URLS",
                        stack.services(Service.DISCOVERY).get(0).url(),
                        "QUARKUS_LOG_CATEGORY__IO_PARLEY__LEVEL",
                        "DEBUG"))) {
            secrets.add(InitDataMaker.BOT_TOKEN);
            String token = signIn(gateway.port());
            sockets(gateway.port(), token);
            talk(gateway.port(), token);
            rest(gateway.port(), token);
        }
        List<Path> logs = Stream.of(stack.logs(), data).flatMap(LogsIT::files).toList();
        assertThat(logs).extracting(log -> log.getFileName().toString()).contains("gateway-discreet.log", "chat-1.log");
        for (Path log : logs) {
            String lines = Files.readString(log);
            assertThat(secrets).allSatisfy(secret -> assertThat(lines).doesNotContain(secret));
            assertThat(ANY_TOKEN.matcher(lines).find()).as("a token in " + log).isFalse();
        }
        // It can fail: what may be logged is there.
        assertThat(Files.readString(data.resolve("gateway-discreet.log"))).contains("DEBUG [io.pa");
    }

    private String signIn(int port) throws Exception {
        String name = secret("name");
        String user = "{\"id\":" + System.nanoTime() + ",\"first_name\":\"" + name + "\"}";
        String initData = InitDataMaker.of(InitDataMaker.BOT_TOKEN, Instant.now(), user);
        secrets.add(initData.replaceAll(".*hash=([0-9a-f]+).*", "$1"));
        String login = "/v1/auth/telegram";
        var answer = Client.call(port, "POST", login, null, InitDataMaker.body(initData));
        assertThat(answer.statusCode()).isEqualTo(200);
        String token = Client.json(answer.body()).get("token").asText();
        secrets.add(token.substring(token.lastIndexOf('.') + 1));
        for (String broken : List.of(
                InitDataMaker.body(initData + "0"),
                InitDataMaker.body("user=" + secret("user")),
                "{\"init_data\":\"" + secret("open"),
                "{\"other\":\"" + secret("other") + "\"}")) {
            assertThat(Client.call(port, "POST", login, null, broken).statusCode())
                    .isBetween(400, 401);
        }
        String refresh = "/v1/auth/refresh";
        assertThat(Client.call(port, "POST", refresh, token, "").statusCode()).isEqualTo(200);
        assertThat(Client.call(port, "POST", refresh, token + secret("forged"), "")
                        .statusCode())
                .isEqualTo(401);
        return token;
    }

    /** Every way in, with a good token and with bad ones. */
    private void sockets(int port, String token) {
        for (String jwt : List.of(token, token + secret("sig"), secret("none"), "a." + secret("b") + ".c")) {
            try (Client query = Client.open(port, "?token=" + jwt);
                    Client subprotocol = Client.open(port, "", "parley.v1", "bearer." + jwt);
                    Client frame = Client.open(port, "")) {
                frame.sendFrame("{'type':'auth','token':'%s'}", jwt);
                for (Client client : List.of(query, subprotocol, frame)) {
                    if (jwt.equals(token)) {
                        client.first(ServerFrame.SessionReady.class);
                        client.sendFrame("{'type':'auth','token':'%s'}", token);
                        client.first(ServerFrame.AuthOk.class);
                        client.sendFrame("{'type':'auth','token':'%s','ref':'no'}", secret("renewal"));
                        client.failure("no");
                    } else {
                        assertThat(client.closeCode()).isEqualTo(4002);
                    }
                }
            }
        }
    }

    private void talk(int port, String token) {
        String other = "other-" + UUID.randomUUID();
        String conversation = conversation(port, token, other);
        try (Client client = Client.open(port, "?token=" + token + "&conversation_id=" + conversation);
                Client listener = Client.connect(stack, other)) {
            client.first(ServerFrame.SessionReady.class);
            String text = secret("text");
            client.sendMessage(conversation, text, "k");
            listener.message(text);
            client.sendMessage(conversation, secret("conflict"), "k");
            client.first(ServerFrame.Failure.class, failure -> failure.code() == ErrorCode.IDEMPOTENCY_CONFLICT);
            client.send("{\"type\":\"message.send\",\"text\":\"" + secret("open"));
            client.send("{\"type\":\"" + secret("type") + "\",\"text\":\"" + secret("lost") + "\"}");
            client.sendFrame(
                    "{'type':'message.send','conversation_id':'%s','text':['%s']}", conversation, secret("list"));
            client.sendMessage(conversation, secret("long") + "x".repeat(5_000), "k2");
            client.sendMessage(conversation, secret("huge") + "x".repeat(30_000), "k3");
            client.sendMessage("conv_nowhere", secret("astray"), "k4");
            client.sendBinary(secret("binary").getBytes());
            client.sendFrame("{'type':'sync','conversations':{},'ref':'s'}");
            client.first(ServerFrame.SyncBatch.class);
            client.roundTrip();
        }
    }

    private void rest(int port, String token) {
        String conversation = conversation(port, token, "third-" + UUID.randomUUID());
        String messages = "/v1/conversations/" + conversation + "/messages";
        for (String body : List.of(
                "{\"text\":\"" + secret("rest") + "\"}",
                "{\"text\":\"" + secret("open"),
                "{\"text\":{\"" + secret("field") + "\":1}}",
                "{\"text\":\"" + secret("reply") + "\",\"reply_to\":\"" + secret("to") + "\"}",
                "{\"text\":\"" + secret("long") + "x".repeat(70_000) + "\"}")) {
            assertThat(Client.call(port, "POST", messages, token, body).statusCode())
                    .isBetween(200, 499);
        }
        for (String path : List.of(
                messages, "/v1/conversations?cursor=" + secret("cursor"), "/v1/me", "/v1/chat/ws?token=" + token)) {
            Client.call(port, "GET", path, token, null);
            Client.call(port, "GET", path, secret("bearer"), null);
        }
    }

    private static String conversation(int port, String token, String other) {
        return Client.json(Client.call(
                                port, "POST", "/v1/conversations", token, "{\"participant_ids\":[\"" + other + "\"]}")
                        .body())
                .get("id")
                .asText();
    }

    /** A word that nothing else says. */
    private String secret(String of) {
        String secret = of + UUID.randomUUID().toString().replace("-", "");
        secrets.add(secret);
        return secret;
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
