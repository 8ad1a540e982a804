package io.parley.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A built page in a folder on a class path of its own. */
class PageFilesTest {

    @TempDir
    Path folder;

    private URLClassLoader loader;

    @BeforeEach
    void open() throws IOException {
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void without_a_page_there_is_nothing() {
        PageFiles files = PageFiles.read(loader);

        assertThat(files.isEmpty()).isTrue();
        assertThat(files.at("/")).isNull();
    }

    @Test
    void what_the_list_names_is_found_by_its_path_and_nothing_else_is() throws IOException {
        write("index.html", "<!doctype html>");
        write("assets/main-1f.js", "1");
        write("assets/main-1f.js.gz", "1z");
        write("files.txt", "assets/main-1f.js\nindex.html\nassets/main-1f.js.gz\n");
        write("secret.txt", "not in the list");

        PageFiles files = PageFiles.read(loader);

        assertThat(files.at("/")).isSameAs(files.at("/index.html")).satisfies(index -> {
            assertThat(index.mediaType()).isEqualTo("text/html; charset=utf-8");
            assertThat(index.cacheControl()).isEqualTo("no-cache");
            assertThat(index.isDocument()).isTrue();
            assertThat(index.forms()).containsOnlyKeys(Encoding.PLAIN);
        });
        assertThat(files.at("/assets/main-1f.js")).satisfies(script -> {
            assertThat(script.mediaType()).isEqualTo("text/javascript; charset=utf-8");
            assertThat(script.cacheControl()).contains("immutable");
            assertThat(script.isDocument()).isFalse();
            assertThat(script.forms()).containsOnlyKeys(Encoding.PLAIN, Encoding.GZIP);
            assertThat(script.forms().get(Encoding.GZIP)).hasToString("1z");
        });
        assertThat(files.at("/assets/main-1f.js.gz")).isNull();
        assertThat(files.at("/secret.txt")).isNull();
        assertThat(files.at("/files.txt")).isNull();
        assertThat(files.at("/assets/../index.html")).isNull();
    }

    @Test
    void a_tag_stands_for_the_content() throws IOException {
        write("index.html", "one");
        write("same.html", "one");
        write("other.html", "two");
        write("files.txt", "index.html\nother.html\nsame.html\n");

        PageFiles files = PageFiles.read(loader);

        PageFile index = files.at("/");
        assertThat(files.at("/same.html").etag()).isEqualTo(index.etag());
        assertThat(files.at("/other.html").etag()).isNotEqualTo(index.etag());
        assertThat(index.isHeldBy(index.etag())).isTrue();
        assertThat(index.isHeldBy("\"x\", " + index.etag().substring(2))).isTrue();
        assertThat(index.isHeldBy("*")).isTrue();
        assertThat(index.isHeldBy(files.at("/other.html").etag())).isFalse();
        assertThat(index.isHeldBy(null)).isFalse();
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve("parley-page").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
