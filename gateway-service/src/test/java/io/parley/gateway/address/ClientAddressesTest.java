package io.parley.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private static final List<String> NAMED = List.of("10.0.0.0/8", " fd00::/8 ");

    @Test
    void the_header_of_a_peer_that_is_not_named_is_not_believed() {
        assertThat(client(NAMED, "203.0.113.5", "198.51.100.1")).isEqualTo("203.0.113.5");
    }

    @Test
    void nobody_is_trusted_without_being_named_not_even_loopback() {
        assertThat(client(List.of(), "127.0.0.1", "198.51.100.1")).isEqualTo("127.0.0.1");
        assertThat(client(List.of(), "::1", "198.51.100.1")).isEqualTo("::1");
    }

    @Test
    void behind_a_named_proxy_the_client_is_who_the_proxy_saw() {
        assertThat(client(NAMED, "10.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client(NAMED, "::ffff:10.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client(NAMED, "fd00::1", "2001:db8::5")).isEqualTo("2001:db8::5");
    }

    @Test
    void what_the_client_wrote_before_its_own_address_is_not_believed() {
        assertThat(client(NAMED, "10.0.0.1", "192.0.2.66, 198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client(NAMED, "10.0.0.1", "192.0.2.66", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(client(NAMED, "10.0.0.1", "10.9.9.9, 198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @Test
    void a_chain_of_named_proxies_is_followed_to_its_end() {
        assertThat(client(NAMED, "10.0.0.1", "198.51.100.1, fd00::9 ,10.0.0.2")).isEqualTo("198.51.100.1");
        assertThat(client(NAMED, "10.0.0.1", "10.0.0.3, 10.0.0.2")).isEqualTo("10.0.0.3");
    }

    @Test
    void a_port_beside_the_address_does_no_harm() {
        assertThat(client(NAMED, "10.0.0.1", "198.51.100.1:4711")).isEqualTo("198.51.100.1");
        assertThat(client(NAMED, "10.0.0.1", "[2001:db8::5]:4711")).isEqualTo("2001:db8::5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", ",,,,", "unknown", "198.51.100.1, ", "_secret", "[", "]:1", "[::1", "a:b", ":", "%", "é"
            })
    void a_hop_that_cannot_be_read_leaves_the_proxy_that_wrote_it(String header) {
        assertThat(client(NAMED, "10.0.0.1", header)).isEqualTo("10.0.0.1");
        assertThat(client(NAMED, "10.0.0.1", header, "10.0.0.2")).isEqualTo("10.0.0.2");
    }

    @Test
    void a_named_proxy_that_says_nothing_is_the_client() {
        assertThat(client(NAMED, "10.0.0.1")).isEqualTo("10.0.0.1");
    }

    private static String client(List<String> trusted, String peer, String... forwardedFor) {
        return new ClientAddresses(trusted)
                .client(IpAddress.parse(peer), List.of(forwardedFor))
                .toString();
    }
}
