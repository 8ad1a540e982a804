package io.parley.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Shows on the console what the services' logs warn of; the rest stays in the logs. */
final class LogWatch {

    private static final Pattern WORTH_SHOWING = Pattern.compile("^\\S+ (WARN|ERROR|FATAL)\\s");
    private static final int MAX_LINE = 300;

    private final List<ServiceProcess> services;
    private final Console console;
    private final Map<Path, Long> seen = new HashMap<>();

    LogWatch(List<ServiceProcess> services, Console console) {
        this.services = services;
        this.console = console;
        services.forEach(
                service -> seen.put(service.log(), service.log().toFile().length()));
    }

    void start() {
        Thread thread = new Thread(this::run, "log-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                services.forEach(this::show);
                TimeUnit.MILLISECONDS.sleep(250);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(ServiceProcess service) {
        try (RandomAccessFile log = new RandomAccessFile(service.log().toFile(), "r")) {
            log.seek(Math.min(seen.get(service.log()), log.length()));
            byte[] fresh = new byte[(int) Math.min(1 << 16, log.length() - log.getFilePointer())];
            log.readFully(fresh);
            int complete = lastLineEnd(fresh);
            new String(fresh, 0, complete, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> WORTH_SHOWING.matcher(line).find())
                    .forEach(line -> console.part(
                            service.name(), line.substring(line.indexOf(' ') + 1, Math.min(line.length(), MAX_LINE))));
            seen.put(service.log(), log.getFilePointer() - fresh.length + complete);
        } catch (IOException unreadable) {
            // The next round sees it.
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        // A line longer than the buffer is passed over in pieces.
        return bytes.length == 1 << 16 ? bytes.length : 0;
    }
}
