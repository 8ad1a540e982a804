package io.parley.gateway.town;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.json.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the folder holds, kept in memory.
 *
 * @param people   the answer to who wants to know whom one can be
 * @param pictures by path
 */
record TownFiles(String people, Map<String, Buffer> pictures) {

    static final TownFiles NONE = new TownFiles("{\"people\":[]}", Map.of());
    static final String PICTURES = "/pictures/";

    private static final int MOST_PICTURES = 200;
    private static final int LARGEST = 256 * 1024;
    private static final String PICTURE = ".svg";

    static TownFiles read(Path folder) throws IOException {
        return new TownFiles(people(folder.resolve("people.json")), pictures(folder.resolve("pictures")));
    }

    private static String people(Path file) throws IOException {
        JsonNode json = Json.MAPPER.readTree(small(file));
        if (!json.path("people").isArray()) {
            throw new IOException("no list of people");
        }
        return json.toString();
    }

    private static Map<String, Buffer> pictures(Path folder) throws IOException {
        Map<String, Buffer> pictures = new HashMap<>();
        if (!Files.isDirectory(folder)) {
            return pictures;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> some = files.filter(file -> file.toString().endsWith(PICTURE))
                    .limit(MOST_PICTURES)
                    .toList();
            for (Path file : some) {
                pictures.put(PICTURES + file.getFileName(), Buffer.buffer(small(file)));
            }
        }
        return pictures;
    }

    private static byte[] small(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("too large: " + file.getFileName());
        }
        return Files.readAllBytes(file);
    }
}
