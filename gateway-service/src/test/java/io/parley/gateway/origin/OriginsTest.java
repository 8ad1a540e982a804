package io.parley.gateway.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parley.gateway.address.ClientAddresses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private final Origins origins = origins(
            "https://web.telegram.org", " https://*.example.com ", "https://app.example.org:8443", "app://local");

    @ParameterizedTest
    @CsvSource({
        "https, chat.example.net, https://chat.example.net",
        "https, chat.example.net, https://chat.example.net:443",
        "https, CHAT.example.net:443, https://chat.example.net",
        "https, chat.example.net:8443, https://chat.example.net:8443",
        "http, localhost:8080, http://localhost:8080",
        "http, [::1]:8080, http://[::1]:8080",
        // TLS ended before the gateway, and nobody said so.
        "http, chat.example.net, https://chat.example.net"
    })
    void a_page_of_the_address_that_is_asked_is_welcome(String scheme, String host, String origin) {
        assertThat(origins.permits(origin, scheme, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https, chat.example.net, http://chat.example.net",
        "https, chat.example.net, https://chat.example.net:8443",
        "https, chat.example.net:8443, https://chat.example.net",
        "http, localhost:8080, http://localhost:5173",
        "http, localhost:8080, http://127.0.0.1:8080",
        "https, chat.example.net, https://sub.chat.example.net",
        "https, chat.example.net, https://chat.example.net.evil.net",
        "https, chat.example.net, https://evilchat.example.net",
        "https, , https://chat.example.net"
    })
    void a_page_of_another_address_is_not(String scheme, String host, String origin) {
        assertThat(origins.permits(origin, scheme, host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://web.telegram.org",
                "https://WEB.telegram.org:443",
                "https://a.example.com",
                "https://b.a.example.com",
                "https://app.example.org:8443",
                "app://local"
            })
    void a_page_of_a_listed_origin_is_welcome(String origin) {
        assertThat(origins.permits(origin, "https", "chat.example.net")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://web.telegram.org",
                "https://web.telegram.org:444",
                "https://web.telegram.org.evil.net",
                "https://evil.web.telegram.org",
                "https://example.com",
                "https://notexample.com",
                "https://a.example.com.evil.net",
                "https://a.example.com:8443",
                "http://a.example.com",
                "https://app.example.org",
                "https://web.telegram.org/",
                "https://web.telegram.org@evil.net",
                "https://evil.net/https://web.telegram.org",
                "https://web.telegram.org https://evil.net",
                "https://evil.net#.example.com",
                "https://evil.net\\.example.com",
                "web.telegram.org",
                "null",
                "",
                "https://",
                "*"
            })
    void anything_else_is_refused(String origin) {
        assertThat(origins.permits(origin, "https", "chat.example.net")).isFalse();
    }

    @Test
    void a_page_that_does_not_say_where_it_is_from_has_to_be_listed() {
        assertThat(origins("null").permits("null", "https", "chat.example.net")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "https://*", "example.com", "https://*.", "https://a.*.example.com", "https://example.com/"
            })
    void a_list_with_what_is_no_origin_is_an_error_at_the_start(String entry) {
        assertThatIllegalArgumentException().isThrownBy(() -> origins(entry));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com, shop.example.com, true",
        "https://shop.example.com:8443, Shop.Example.com, true",
        "http://shop.example.com, shop.example.com, true",
        "https://a.shop.example.com, shop.example.com, false",
        "https://a.shop.example.com, *.example.com, true",
        "https://example.com, *.example.com, false",
        "https://notexample.com, *.example.com, false",
        "https://shop.example.com.evil.net, shop.example.com, false",
        "https://shop.example.com, '', false",
        "https://shop.example.com, *, false",
        "https://shop.example.com, *., false",
        "null, *.example.com, false",
        "nonsense, nonsense, false",
        ", shop.example.com, false"
    })
    void a_token_for_some_domains_is_for_their_pages_alone(String origin, String domain, boolean permitted) {
        assertThat(Origins.permits(origin, List.of("other.example.org", domain)))
                .isEqualTo(permitted);
    }

    @Test
    void a_token_that_names_no_domains_is_for_all() {
        assertThat(Origins.permits("https://shop.example.com", List.of())).isTrue();
        assertThat(Origins.permits(null, List.of())).isTrue();
    }

    private static Origins origins(String... allowed) {
        return new Origins(List.of(allowed), new ClientAddresses(List.of()));
    }
}
