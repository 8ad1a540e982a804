package io.parley.gateway.page;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page as the build left it, kept in memory: by path, {@code /} for its index. */
final class PageFiles {

    private static final String FOLDER = "parley-page/";
    /** Written by the build: folders of a jar cannot be listed. */
    private static final String LIST = "files.txt";

    private final Map<String, PageFile> byPath;

    private PageFiles(Map<String, PageFile> byPath) {
        this.byPath = byPath;
    }

    /** Empty where the gateway was built without a page. */
    static PageFiles read(ClassLoader loader) {
        Optional<Buffer> list = content(loader, LIST);
        if (list.isEmpty()) {
            return new PageFiles(Map.of());
        }
        List<String> names = list.get().toString(StandardCharsets.UTF_8).lines().toList();
        Map<String, PageFile> byPath = new HashMap<>();
        for (String name : names) {
            if (!isForm(name)) {
                byPath.put("/" + name, PageFile.of(name, forms(loader, name, Set.copyOf(names))));
            }
        }
        PageFile index = byPath.get("/" + PageFile.INDEX);
        if (index != null) {
            byPath.put("/", index);
        }
        return new PageFiles(byPath);
    }

    boolean isEmpty() {
        return byPath.isEmpty();
    }

    /** Null for a path that is none of the page's. */
    PageFile at(String path) {
        return byPath.get(path);
    }

    /** Whether it is another form of a file that is in the list too. */
    private static boolean isForm(String name) {
        return name.endsWith(Encoding.GZIP.suffix()) || name.endsWith(Encoding.BROTLI.suffix());
    }

    private static Map<Encoding, Buffer> forms(ClassLoader loader, String name, Set<String> names) {
        Map<Encoding, Buffer> forms = new EnumMap<>(Encoding.class);
        for (Encoding encoding : Encoding.values()) {
            if (names.contains(name + encoding.suffix())) {
                forms.put(
                        encoding,
                        content(loader, name + encoding.suffix())
                                .orElseThrow(() -> new IllegalStateException("the page lacks " + name)));
            }
        }
        return forms;
    }

    private static Optional<Buffer> content(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
