package io.parley.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "é", "я", "漢字", "\uD83D\uDE00", "mixed é \uD83D\uDE00 end"})
    void what_java_writes_is_valid(String text) {
        assertThat(Utf8.isValid(text.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    /** A lone continuation, a cut sequence, overlong forms, a surrogate, beyond the last character, bytes never used. */
    @ParameterizedTest
    @ValueSource(
            strings = {"80", "41c3", "e282", "f09f98", "c080", "e08080", "f0808080", "eda080", "f4908080", "fe", "ff41"
            })
    void what_is_no_UTF_8_is_found_out(String hex) {
        assertThat(Utf8.isValid(HexFormat.of().parseHex(hex))).isFalse();
    }
}
