package io.parley.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/conversations/conv_1/messages;x",
                "/v1;a=b/me",
                "/v1/conversations/conv_1%2Fmessages",
                "/v1/conversations/conv_1%2fmessages",
                "/v1/me/..",
                "/v1/../metrics",
                "/v1/./me",
                "/v1/%2e%2e/metrics",
                "/v1/.%2E/metrics",
                "/v1/%2e/me",
                "/v1//me",
                "//metrics",
                "/v1\\\\..\\\\metrics",
                "/v1/%5c..%5cmetrics",
                "/v1/%252e%252e/metrics",
                "/v1/me%00"
            })
    void what_can_be_read_in_two_ways_is_ambiguous(String path) {
        assertThat(AddressCheck.isAmbiguous(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/me",
                "/v1/me/",
                "/.well-known/jwks.json",
                "/v1/conversations/conv_01m7yc7keser08bjmww8mz6y3a/messages",
                "/v1/discovery/users/a...b",
                "/v1/discovery/users/%D0%B6.%20x"
            })
    void other_addresses_are_not(String path) {
        assertThat(AddressCheck.isAmbiguous(path)).isFalse();
    }
}
