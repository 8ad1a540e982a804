package io.parley.system;

import io.parley.local.BrokerKind;
import io.parley.local.Folders;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One stack for all classes about pushes: two instances of the notification service, a Telegram of our own, and shortened waits. */
final class PushStack implements ParameterResolver {

    /** How long a push takes after the server that counts has what it needs: long enough that nothing is due by accident. */
    private static final Map<String, String> SHORT_WAITS = Map.of(
            "PARLEY_NOTIFICATION_PUSH_DELAY", "1s",
            "PARLEY_NOTIFICATION_PUSH_WINDOW", "5s",
            "PARLEY_NOTIFICATION_PUSH_INTERVAL", "100ms",
            "PARLEY_NOTIFICATION_PUSH_TIMEOUT", "2s",
            "PARLEY_NOTIFICATION_PUSH_LEASE", "6s",
            "PARLEY_NOTIFICATION_PUSH_BACKOFF", "300ms",
            "PARLEY_NOTIFICATION_PUSH_MAX_ATTEMPTS", "4",
            "PARLEY_NOTIFICATION_PUSH_TOKEN_PAUSE", "2s",
            "PARLEY_NOTIFICATION_PUSH_APP_URL", "https://app.example/?from=push");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PushStack.class))
                .computeIfAbsent(Running.class, first -> new Running(), Running.class);
    }

    /** Ends with the last test of the run. */
    static final class Running implements AutoCloseable {

        final Telegram telegram = new Telegram();
        final LocalStack stack;
        final Events events;
        private final Path data;
        private final SideService second;

        private Running() {
            try {
                data = Files.createTempDirectory("parley-pushes");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, String> settings = new HashMap<>(SHORT_WAITS);
            settings.put("PARLEY_TELEGRAM_BOT_TOKEN", Telegram.BOT_TOKEN);
            settings.put("PARLEY_TELEGRAM_API_URL", telegram.url());
            stack = Stacks.start(data, BrokerKind.ANY, 1, settings);
            second = SideService.behind(stack, Service.NOTIFICATION, data, "side-notification", settings);
            try {
                events = new Events(stack);
            } catch (Exception unreachable) {
                throw new IllegalStateException("no connection to the stack's broker", unreachable);
            }
        }

        /** Both instances. */
        List<ServiceProcess> notifications() {
            return Stream.concat(stack.services(Service.NOTIFICATION).stream(), Stream.of(second.process()))
                    .toList();
        }

        /** What both instances have counted. */
        double metric(String seriesStart) {
            return notifications().stream()
                    .mapToDouble(instance -> Client.metric(instance.port(), seriesStart))
                    .sum();
        }

        void restart(ServiceProcess instance) {
            stack.restart(instance);
        }

        @Override
        public void close() throws IOException {
            events.close();
            second.close();
            stack.close();
            telegram.close();
            Folders.delete(data);
        }
    }
}
