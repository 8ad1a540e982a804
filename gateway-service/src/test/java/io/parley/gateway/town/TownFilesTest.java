package io.parley.gateway.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TownFilesTest {

    @TempDir
    Path folder;

    @Test
    void people_and_pictures_are_read_and_nothing_else() throws IOException {
        Files.writeString(folder.resolve("people.json"), "{\"people\": [{\"id\": \"anna\"}]}");
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.writeString(pictures.resolve("anna.svg"), "<svg/>");
        Files.writeString(pictures.resolve("notes.html"), "<script>");

        TownFiles files = TownFiles.read(folder);

        assertThat(files.people()).isEqualTo("{\"people\":[{\"id\":\"anna\"}]}");
        assertThat(files.pictures()).containsOnlyKeys("/pictures/anna.svg");
    }

    @Test
    void without_pictures_there_are_people_all_the_same() throws IOException {
        Files.writeString(folder.resolve("people.json"), "{\"people\":[]}");

        assertThat(TownFiles.read(folder)).isEqualTo(TownFiles.NONE);
    }

    @Test
    void a_folder_without_a_list_of_people_is_none() throws IOException {
        assertThatThrownBy(() -> TownFiles.read(folder)).isInstanceOf(IOException.class);

        Files.writeString(folder.resolve("people.json"), "{\"people\":{}}");
        assertThatThrownBy(() -> TownFiles.read(folder)).isInstanceOf(IOException.class);

        Files.writeString(folder.resolve("people.json"), "{\"people\":[\"" + "a".repeat(300_000) + "\"]}");
        assertThatThrownBy(() -> TownFiles.read(folder)).isInstanceOf(IOException.class);
    }
}
