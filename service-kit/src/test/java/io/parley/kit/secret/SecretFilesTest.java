package io.parley.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    Path folder;

    @Test
    void a_setting_is_read_from_the_file_that_its_variable_names() throws IOException {
        Path file = Files.writeString(folder.resolve("url"), "postgresql://parley:secret@db/parley\n");

        assertThat(SecretFiles.read(Map.of("PARLEY_POSTGRES_URL_FILE", file.toString(), "PATH", "/bin")))
                .isEqualTo(Map.of("PARLEY_POSTGRES_URL", "postgresql://parley:secret@db/parley"));
    }

    @Test
    void other_programs_variables_are_left_alone() {
        assertThat(SecretFiles.read(Map.of("POSTGRES_PASSWORD_FILE", "/nowhere")))
                .isEmpty();
    }

    @Test
    void a_setting_that_is_a_file_itself_stays_what_it_is() {
        assertThat(SecretFiles.read(Map.of("PARLEY_CHAT_CONTENT_DENY_LIST_FILE", "/nowhere")))
                .isEmpty();
    }

    @Test
    void a_file_that_is_not_there_fails_the_start_and_says_which_variable_named_it() {
        assertThatThrownBy(() -> SecretFiles.read(Map.of("PARLEY_RABBITMQ_URL_FILE", "/nowhere/url")))
                .hasMessage("PARLEY_RABBITMQ_URL_FILE names a file that cannot be read: /nowhere/url");
    }

    @Test
    void a_setting_that_is_there_both_ways_fails_the_start_without_its_value() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "1:file");

        assertThatThrownBy(() -> SecretFiles.read(Map.of(
                        "PARLEY_TELEGRAM_BOT_TOKEN", "1:env", "PARLEY_TELEGRAM_BOT_TOKEN_FILE", file.toString())))
                .hasMessage(
                        "PARLEY_TELEGRAM_BOT_TOKEN and PARLEY_TELEGRAM_BOT_TOKEN_FILE are both set: only one may be");
    }

    @Test
    void a_file_that_is_too_large_for_a_setting_is_not_read() throws IOException {
        Path file = Files.write(folder.resolve("image"), new byte[65_537]);

        assertThatThrownBy(() -> SecretFiles.read(Map.of("PARLEY_POSTGRES_URL_FILE", file.toString())))
                .hasMessage("PARLEY_POSTGRES_URL_FILE names a file of more than 65536 bytes");
    }
}
