package io.parley.system;

import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stack for all classes that try out what the protocol promises: two instances of the chat service, and the waits of the
 * protocol page shortened, so that a test sees their end.
 */
final class FeatureStack implements ParameterResolver {

    /** Each of them a fraction of its default, and long enough for a machine that is busy with something else. */
    private static final Map<String, String> SHORT_WAITS = Map.of(
            "PARLEY_CHAT_TYPING_LASTS", "2s",
            "PARLEY_CHAT_PRESENCE_LINGER", "2s",
            "PARLEY_CHAT_PRESENCE_LEASE", "6s",
            "PARLEY_CHAT_SESSION_ACKNOWLEDGEMENT_PAUSES", "2s,2s,3s",
            "PARLEY_CHAT_DELIVERY_REDELIVERY_CHECK", "200ms",
            "PARLEY_CHAT_RECEIPTS_INTERVAL", "500ms",
            "PARLEY_GATEWAY_PROFILES_PAUSE", "200ms",
            "PARLEY_GATEWAY_PROFILES_MAX_PAUSE", "500ms",
            "PARLEY_TELEGRAM_BOT_TOKEN", InitDataMaker.BOT_TOKEN,
            // For the tests that look for a call or a session in the logs.
            "QUARKUS_LOG_CATEGORY__IO_PARLEY__LEVEL", "DEBUG");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(FeatureStack.class))
                .computeIfAbsent(Running.class, first -> new Running(), Running.class)
                .stack;
    }

    /** Ends with the last test of the run. */
    private static final class Running implements AutoCloseable {

        private final Path data;
        private final LocalStack stack;

        Running() {
            try {
                data = Files.createTempDirectory("parley-features");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            stack = Stacks.start(data, BrokerKind.ANY, 2, SHORT_WAITS);
        }

        @Override
        public void close() throws IOException {
            stack.close();
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
