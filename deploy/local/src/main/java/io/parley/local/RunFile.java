package io.parley.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.parley.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code run.json} in the data folder: what runs where, for the other commands and for load programs. There only while the
 * stack runs.
 *
 * @param limits  whether how many and how often is limited
 * @param servers the servers of our own; one that was there already is not among them
 */
public record RunFile(
        String postgresUrl,
        String rabbitmqUrl,
        String signingKey,
        String keyId,
        boolean limits,
        List<Part> parts,
        List<Server> servers) {

    public record Part(String name, String service, int port, long pid) {}

    /** @param pid the process at the root of all that the server starts */
    public record Server(String name, long pid) {}

    static void write(Path data, LocalStack stack) {
        RunFile run = new RunFile(
                stack.postgresUrl(),
                stack.rabbitmqUrl(),
                stack.keys().pem().toString(),
                SigningKeys.KEY_ID,
                stack.limits(),
                stack.services().stream()
                        .map(one -> new Part(one.name(), one.service().label(), one.port(), one.pid()))
                        .toList(),
                servers(stack));
        try {
            // Moved into place, so that nobody reads half of it.
            Path draft = data.resolve("run.json.new");
            Files.writeString(draft, Json.write(run));
            Files.move(draft, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RunFile read(Path data) {
        try {
            return Json.MAPPER.readValue(Files.readString(file(data)), RunFile.class);
        } catch (JsonProcessingException damaged) {
            throw new LocalStackException(file(data) + " is damaged; start Parley again", damaged);
        } catch (IOException absent) {
            throw new LocalStackException("Parley does not run here; start it with ./parley up", absent);
        }
    }

    static void delete(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Server> servers(LocalStack stack) {
        List<Server> servers = new ArrayList<>();
        if (stack.postgres() != null) {
            servers.add(new Server("postgres", stack.postgres().pid()));
        }
        String broker = stack.broker() instanceof EmbeddedBroker ? "embedded broker" : "rabbitmq";
        stack.broker().processId().ifPresent(pid -> servers.add(new Server(broker, pid)));
        return servers;
    }

    private static Path file(Path data) {
        return data.resolve("run.json");
    }
}
