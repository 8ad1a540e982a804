package io.parley.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | BROTLI",
                "GZIP | GZIP",
                "br;q=0, gzip;q=0.5 | GZIP",
                "br;q=0.0,gzip; q=0 | PLAIN",
                "br;q=0.001 | BROTLI",
                "brotli, xgzip | PLAIN",
                "identity | PLAIN",
                "* | PLAIN",
                "'' | PLAIN"
            })
    void the_smallest_form_that_the_client_takes_is_sent(String accepted, Encoding sent) {
        assertThat(Encoding.best(EnumSet.allOf(Encoding.class), accepted)).isEqualTo(sent);
    }

    @Test
    void a_form_that_is_not_there_is_not_sent() {
        assertThat(Encoding.best(EnumSet.of(Encoding.PLAIN, Encoding.GZIP), "br, gzip"))
                .isEqualTo(Encoding.GZIP);
        assertThat(Encoding.best(EnumSet.of(Encoding.PLAIN), "br, gzip")).isEqualTo(Encoding.PLAIN);
        assertThat(Encoding.best(EnumSet.allOf(Encoding.class), null)).isEqualTo(Encoding.PLAIN);
    }
}
