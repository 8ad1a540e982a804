package io.parley.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "::ffff:c000:207, 192.0.2.7",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "fe80::1%eth0, fe80::1",
        "::1, ::1"
    })
    void a_literal_is_an_address_and_a_mapped_one_is_IPv4(String literal, String address) {
        assertThat(IpAddress.parse(literal)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "localhost",
                "_hidden",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.4:80",
                "-1",
                "[",
                "1:2:3:4:5:6:7:8:9",
                "0x7f.0.0.1",
                "2130706433",
                "example.com",
                "\u0000",
                "１.2.3.4"
            })
    void anything_else_is_none(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @Test
    void what_is_far_too_long_is_not_looked_at() {
        assertThat(IpAddress.parse("1".repeat(100_000))).isNull();
        assertThat(IpAddress.parse(null)).isNull();
    }

    @Test
    void an_address_of_IPv6_is_in_a_block_with_its_whole_64() {
        IpAddress block = IpAddress.parse("2001:db8:1:2::").block();

        assertThat(IpAddress.parse("2001:db8:1:2:aaaa:bbbb:cccc:dddd").block()).isEqualTo(block);
        assertThat(IpAddress.parse("2001:db8:1:3::1").block()).isNotEqualTo(block);
        assertThat(IpAddress.parse("192.0.2.7").block())
                .isNotEqualTo(IpAddress.parse("192.0.2.8").block());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.2.3/31, ::ffff:10.1.2.2, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/65, 2001:db8::7fff:0:0:1, true",
        "2001:db8::/65, 2001:db8::8000:0:0:1, false",
        "::1, ::1, true",
        "::1, 127.0.0.1, false",
        "::/0, 2001:db8::1, true"
    })
    void a_network_has_the_addresses_that_begin_as_it_does(String network, String address, boolean contained) {
        assertThat(Network.of(network).contains(IpAddress.parse(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "proxy.example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/", "::/129", "/8"
            })
    void a_network_that_cannot_be_read_is_an_error_at_the_start(String network) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of(network));
    }
}
