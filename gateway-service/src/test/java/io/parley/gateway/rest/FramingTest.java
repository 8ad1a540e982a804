package io.parley.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramingTest {

    @Test
    void one_length_or_none_is_sound() {
        assertThat(isSound(List.of(), List.of())).isTrue();
        assertThat(isSound(List.of(), List.of("5"))).isTrue();
        assertThat(isSound(List.of("chunked"), List.of())).isTrue();
        assertThat(isSound(List.of("Chunked"), List.of())).isTrue();
    }

    @Test
    void two_lengths_are_not() {
        assertThat(isSound(List.of("chunked"), List.of("5"))).isFalse();
        assertThat(isSound(List.of(), List.of("5", "5"))).isFalse();
        assertThat(isSound(List.of("chunked", "chunked"), List.of())).isFalse();
        assertThat(isSound(List.of("identity", "chunked"), List.of())).isFalse();
    }

    @Test
    void nor_is_an_encoding_that_some_would_overlook() {
        assertThat(isSound(List.of("gzip, chunked"), List.of())).isFalse();
        assertThat(isSound(List.of("xchunked"), List.of())).isFalse();
        assertThat(isSound(List.of("identity"), List.of())).isFalse();
        assertThat(Framing.isSound(HttpVersion.HTTP_1_0, List.of("chunked"), List.of()))
                .isFalse();
        assertThat(Framing.isSound(HttpVersion.HTTP_2, List.of("chunked"), List.of()))
                .isFalse();
    }

    private static boolean isSound(List<String> encodings, List<String> lengths) {
        return Framing.isSound(HttpVersion.HTTP_1_1, encodings, lengths);
    }
}
