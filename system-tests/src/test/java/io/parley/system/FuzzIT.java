package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fuzzed frames, structured mutations of valid ones, against the whole stack. {@code -Dparley.fuzz.frames} says how many and
 * {@code -Dparley.fuzz.seed} which.
 */
@Timeout(900)
class FuzzIT {

    private static final int FRAMES = Integer.getInteger("parley.fuzz.frames", 100_000);
    private static final long SEED = Long.getLong("parley.fuzz.seed", System.nanoTime());
    private static final int SOCKETS_AT_ONCE = 8;

    /** Then another user goes on: what a sync brings is bounded by it, and the frames are what takes the time. */
    private static final int FRAMES_A_USER = 5_000;

    /** Memory that caches and the like take before they are full. */
    private static final long ROOM_FOR_CACHES = 48 << 20;

    /** What only an exception, a stack or a library's own message has in it. */
    private static final Pattern INSIDES = Pattern.compile(
            "(?i)exception|java\\.|javax?\\.|io\\.(parley|netty|vertx|quarkus)|netty|vertx|jackson|quarkus|\\bat [a-z]+\\.[a-z]"
                    + "|caused by|null ?pointer|stack ?trace|postgres|\\bselect |\\binsert |relation \"|line \\d+, column");

    private static final Pattern ERROR_CODE = Pattern.compile("\"type\":\"error\",\"code\":\"([a-z_]+)\"");

    @TempDir
    static Path data;

    private static LocalStack stack;

    private final ConcurrentMap<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        stack = Stacks.start(
                data,
                BrokerKind.ANY,
                1,
                Map.of(
                        "PARLEY_GATEWAY_LIMITS_ENABLED", "false",
                        // The services have all they can do, on a machine that they share with the fuzzers.
                        "PARLEY_GATEWAY_UPSTREAM_CONNECT_TIMEOUT", "30s",
                        "PARLEY_CHAT_CONTENT_RULE_TIMEOUT", "30s"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void fuzzed_frames_break_nothing_and_tell_nothing() throws Exception {
        System.out.printf("fuzz: %,d frames, -Dparley.fuzz.seed=%d%n", FRAMES, SEED);
        long begin = System.nanoTime();
        ServiceProcess gateway = stack.services(Service.GATEWAY).get(0);
        ServiceProcess chat = stack.services(Service.CHAT).get(0);
        List<FuzzedSocket> sockets = sockets();
        Map<ServiceProcess, Long> logged = new LinkedHashMap<>();
        for (ServiceProcess service : List.of(gateway, chat)) {
            logged.put(service, Files.size(service.log()));
        }

        say(sockets.subList(0, sockets.size() / 2));
        long gatewayHeap = Jvm.heapAfterCollection(gateway);
        long chatHeap = Jvm.heapAfterCollection(chat);
        say(sockets.subList(sockets.size() / 2, sockets.size()));

        int reopened = sockets.stream().mapToInt(FuzzedSocket::reopened).sum();
        System.out.printf(
                "fuzz: %d s, %d sockets ended as they deserved, errors: %s%n",
                (System.nanoTime() - begin) / 1_000_000_000, reopened, errors);
        assertThat(leaks).isEmpty();
        assertThat(errors).doesNotContainKey("processing_error").containsKeys("validation_error", "invalid_json");
        assertThat(reopened).isPositive();
        assertThat(Jvm.heapAfterCollection(gateway)).isLessThan(gatewayHeap + ROOM_FOR_CACHES);
        assertThat(Jvm.heapAfterCollection(chat)).isLessThan(chatHeap + ROOM_FOR_CACHES);
        for (ServiceProcess service : logged.keySet()) {
            assertThat(service.isAlive()).isTrue();
            assertThat(Files.readString(service.log())
                            .substring(logged.get(service).intValue()))
                    .doesNotContainPattern("(?m)^\\S+ (WARN|ERROR|FATAL)\\s")
                    .doesNotContain("Exception");
        }
        await().atMost(Client.LIMIT)
                .untilAsserted(() -> assertThat(Client.metric(gateway.port(), "websocket_connections_active"))
                        .isZero());
        aNormalPairTalks();
    }

    private List<FuzzedSocket> sockets() {
        List<FuzzedSocket> sockets = new ArrayList<>();
        for (int i = 0; i < Math.max(2 * SOCKETS_AT_ONCE, FRAMES / FRAMES_A_USER); i++) {
            String user = "fuzzer" + i;
            String other = "listener" + i;
            String conversation = Client.conversation(stack, user, other);
            sockets.add(new FuzzedSocket(
                    Client.gatewayPort(stack),
                    "/v1/chat/ws?token=" + Client.token(stack, user),
                    new FrameFuzzer(SEED + i, other, conversation),
                    this::answered));
        }
        return sockets;
    }

    private static void say(List<FuzzedSocket> sockets) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SOCKETS_AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (FuzzedSocket socket : sockets) {
                all.add(threads.submit(() -> {
                    socket.say(FRAMES_A_USER);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void answered(String text) {
        Matcher code = ERROR_CODE.matcher(text);
        if (code.find()) {
            errors.computeIfAbsent(code.group(1), first -> new LongAdder()).increment();
            if (INSIDES.matcher(text).find() && leaks.size() < 10) {
                leaks.add(text);
            }
        }
    }

    private static void aNormalPairTalks() {
        String conversation = Client.conversation(stack, "anna", "boris");
        try (Client anna = Client.connect(stack, "anna");
                Client boris = Client.connect(stack, "boris")) {
            anna.sendMessage(conversation, "still there?", "after-1");
            boris.message("still there?");
            boris.sendMessage(conversation, "of course", "after-2");
            anna.message("of course");
        }
    }
}
