package io.parley.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramLoginTest {

    /** Telegram's documented examples, with the tokens of bots that are gone. */
    private static final String TOKEN_A = "5768337691:AAGDAe6rjxu1cUgxK4BizYi--Utc3J9v5AU";

    private static final String DATA_A =
            "user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%22%2C%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22en%22%2C%22is_premium%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%7D&chat_instance=-3788475317572404878&chat_type=private&auth_date=1709144340&hash=371697738012ebd26a111ace4aff23ee265596cd64026c8c3677956a85ca1827";

    private static final String TOKEN_B = "7342037359:AAFZehRPBRs8Seg40oDjTMIW8uTGPuW1zfQ";
    private static final long BOT_B = 7342037359L;
    private static final String DATA_B =
            "user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-%20%3F%20%5C%2F%22%2C%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C%22is_premium%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2F4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg%22%7D&chat_instance=8134722200314281151&chat_type=private&auth_date=1733584787&signature=zL-ucjNyREiHDE8aihFwpfR9aggP2xiAo3NSpfe-p7IbCisNlDKlo7Kb6G4D0Ao2mBrSgEk4maLSdv6MLIlADQ&hash=2174df5b000556d044f3f020384e879c8efcab55ddea2ced4eb752e93e7080d6";

    private static final Instant MADE_A = Instant.ofEpochSecond(1709144340);
    private static final Instant MADE_B = Instant.ofEpochSecond(1733584787);

    private static TelegramLogin login(InitDataSignature signature, Instant now) {
        return new TelegramLogin(
                signature, Duration.ofHours(1), Duration.ofSeconds(60), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static TelegramLogin.Outcome hmac(String token, String data, Instant now) {
        return login(new HmacSignature(token), now).check(data);
    }

    private static TelegramLogin.Outcome ed25519(long bot, String key, String data) {
        return login(new Ed25519Signature(bot, key), MADE_B).check(data);
    }

    /** Fields of a query string, signed as Telegram would with the token A. */
    private static String signed(String fields) {
        InitData data = InitData.parse(fields);
        byte[] hash = new HmacSignature(TOKEN_A).sign(data.lines(Set.of()));
        return fields + "&hash=" + HexFormat.of().formatHex(hash);
    }

    private static TelegramLogin.Outcome signedIn(String fields) {
        return hmac(TOKEN_A, signed(fields), MADE_A);
    }

    @Test
    void a_hash_is_what_telegram_says_it_is() {
        assertThat(HexFormat.of().formatHex(new HmacSignature("my-secret-token").sign("abc")))
                .isEqualTo("6ecc2e9b51f30dde6877ce374ede54eb626c84e78a5d9a9dcac54d2d248f6bde");
    }

    @Test
    void data_with_its_hash_signs_its_user_in() {
        var user = (TelegramLogin.SignedIn) hmac(TOKEN_A, DATA_A, MADE_A);
        assertThat(user.userId()).isEqualTo("tg_279058397");
        assertThat(user.profile().name()).isEqualTo("Vladislav Kibenko");
        assertThat(user.profile().username()).isEqualTo("vdkfrost");
        assertThat(user.profile().language()).isEqualTo("en");
        assertThat(user.profile().photoUrl()).isNull();
    }

    @Test
    void a_signature_is_among_what_the_hash_is_of() {
        var user = (TelegramLogin.SignedIn) hmac(TOKEN_B, DATA_B, MADE_B);
        assertThat(user.profile().name()).isEqualTo("Vladislav + - ? / Kibenko");
        assertThat(user.profile().photoUrl())
                .isEqualTo("https://t.me/i/userpic/320/4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg");
        assertThat(hmac(TOKEN_B, DATA_B.replaceAll("&signature=[^&]+", ""), MADE_B))
                .isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @Test
    void without_the_bots_token_telegrams_own_signature_is_enough() {
        assertThat(ed25519(BOT_B, Ed25519Signature.PRODUCTION_KEY, DATA_B)).isInstanceOf(TelegramLogin.SignedIn.class);
    }

    @Test
    void a_signature_counts_for_its_bot_and_its_environment_alone() {
        assertThat(ed25519(BOT_B + 1, Ed25519Signature.PRODUCTION_KEY, DATA_B))
                .isEqualTo(TelegramLogin.Refused.INVALID);
        assertThat(ed25519(BOT_B, Ed25519Signature.TEST_KEY, DATA_B)).isEqualTo(TelegramLogin.Refused.INVALID);
        assertThat(ed25519(BOT_B, Ed25519Signature.PRODUCTION_KEY, DATA_A)).isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "A", "%%%", "zL-ucjNyREiHDE8aihFwpfR9", "*", "%20"})
    void a_signature_that_is_none_is_refused(String signature) {
        assertThat(ed25519(
                        BOT_B,
                        Ed25519Signature.PRODUCTION_KEY,
                        DATA_B.replaceAll("signature=[^&]+", "signature=" + signature)))
                .isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @Test
    void a_signature_of_random_bytes_is_refused() {
        for (int fill : new int[] {0, 0xFF, 0x80}) {
            byte[] bytes = new byte[64];
            Arrays.fill(bytes, (byte) fill);
            String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(ed25519(
                            BOT_B,
                            Ed25519Signature.PRODUCTION_KEY,
                            DATA_B.replaceAll("signature=[^&]+", "signature=" + signature)))
                    .isEqualTo(TelegramLogin.Refused.INVALID);
        }
    }

    @Test
    void another_key_for_the_signature_is_another_telegram() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        String key = HexFormat.of().formatHex(encoded, encoded.length - 32, encoded.length);
        String fields = "auth_date=" + MADE_B.getEpochSecond() + "&user=%7B%22id%22%3A7%7D";
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(pair.getPrivate());
        signing.update(("42:WebAppData\n" + InitData.parse(fields).lines(Set.of())).getBytes(StandardCharsets.UTF_8));
        String data =
                fields + "&signature=" + Base64.getUrlEncoder().withoutPadding().encodeToString(signing.sign());

        assertThat(ed25519(42, key, data)).isInstanceOf(TelegramLogin.SignedIn.class);
        assertThat(ed25519(42, Ed25519Signature.PRODUCTION_KEY, data)).isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @Test
    void another_bots_token_signs_nobody_in() {
        assertThat(hmac(TOKEN_A + "A", DATA_A, MADE_A)).isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @Test
    void a_changed_byte_is_seen() {
        assertThat(hmac(TOKEN_A, DATA_A.replace("279058397", "279058398"), MADE_A))
                .isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "=",
                "hash",
                "hash=",
                "user",
                "hash=zz&auth_date=1709144340",
                "hash=371697738012ebd26a111ace4aff23ee265596cd64026c8c3677956a85ca182&auth_date=1709144340",
                "a=%&hash=00",
                "a=%4&hash=00",
                "a=%+1&hash=00",
                "a=%-1&hash=00",
                "a=%zz&hash=00",
                "a=%ff&hash=00",
                "a=%C0%80&hash=00",
                "a%3Db=c&hash=00",
                "a=1&a=1&hash=00",
                "hash=00&hash=00"
            })
    void what_telegram_would_not_make_is_refused(String data) {
        assertThat(hmac(TOKEN_A, data, MADE_A)).isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @Test
    void a_hash_that_is_missing_doubled_or_not_hexadecimal_is_refused() {
        String without = DATA_A.replaceAll("&hash=.*", "");
        assertThat(hmac(TOKEN_A, without, MADE_A)).isEqualTo(TelegramLogin.Refused.INVALID);
        assertThat(hmac(TOKEN_A, DATA_A + DATA_A.substring(DATA_A.indexOf("&hash=")), MADE_A))
                .isEqualTo(TelegramLogin.Refused.INVALID);
        assertThat(hmac(TOKEN_A, without + "&hash=" + "zz".repeat(32), MADE_A))
                .isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @Test
    void a_field_that_comes_twice_is_refused_even_if_it_is_the_same() {
        assertThat(hmac(TOKEN_A, "chat_type=private&" + DATA_A, MADE_A)).isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @Test
    void more_than_four_kibibytes_are_refused() {
        String fields = "auth_date=1709144340&user=%7B%22id%22%3A7%7D&start_param=";
        int room = 4096 - signed(fields).length();
        assertThat(signedIn(fields + "x".repeat(room))).isInstanceOf(TelegramLogin.SignedIn.class);
        assertThat(hmac(TOKEN_A, signed(fields + "x".repeat(room)) + "x", MADE_A))
                .isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @Test
    void a_line_feed_cannot_make_one_field_of_two() {
        InitData honest = InitData.parse("auth_date=1709144340&user=%7B%22id%22%3A7%7D");
        String hash = HexFormat.of().formatHex(new HmacSignature(TOKEN_A).sign(honest.lines(Set.of())));
        assertThat(hmac(TOKEN_A, "auth_date=1709144340%0Auser=%7B%22id%22%3A7%7D&hash=" + hash, MADE_A))
                .isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user=%7B%22id%22%3A7%7D",
                "auth_date=&user=%7B%22id%22%3A7%7D",
                "auth_date=soon&user=%7B%22id%22%3A7%7D",
                "auth_date=-1&user=%7B%22id%22%3A7%7D",
                "auth_date=%2B1709144340&user=%7B%22id%22%3A7%7D",
                "auth_date=1709144340.0&user=%7B%22id%22%3A7%7D",
                "auth_date=99999999999999999999&user=%7B%22id%22%3A7%7D",
                "auth_date=1709144340",
                "auth_date=1709144340&user=",
                "auth_date=1709144340&user=7",
                "auth_date=1709144340&user=%5B%5D",
                "auth_date=1709144340&user=null",
                "auth_date=1709144340&user=%7B",
                "auth_date=1709144340&user=%7B%7D",
                "auth_date=1709144340&user=%7B%22id%22%3A%227%22%7D",
                "auth_date=1709144340&user=%7B%22id%22%3A7.5%7D",
                "auth_date=1709144340&user=%7B%22id%22%3A0%7D",
                "auth_date=1709144340&user=%7B%22id%22%3A-7%7D",
                "auth_date=1709144340&user=%7B%22id%22%3A9007199254740992%7D",
                "auth_date=1709144340&user=%7B%22id%22%3A99999999999999999999999%7D",
                "auth_date=1709144340&user=%7B%22id%22%3A7%2C%22is_bot%22%3Atrue%7D",
                "auth_date=1709144340&user=%7B%22id%22%3A7%2C%22is_bot%22%3A%22no%22%7D"
            })
    void a_right_hash_on_odd_fields_signs_nobody_in(String fields) {
        assertThat(signedIn(fields)).isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @Test
    void data_is_good_for_its_hour_and_may_come_from_a_minute_ahead() {
        assertThat(hmac(TOKEN_A, DATA_A, MADE_A.plusSeconds(3600))).isInstanceOf(TelegramLogin.SignedIn.class);
        assertThat(hmac(TOKEN_A, DATA_A, MADE_A.plusSeconds(3601))).isEqualTo(TelegramLogin.Refused.STALE);
        assertThat(hmac(TOKEN_A, DATA_A, MADE_A.minusSeconds(60))).isInstanceOf(TelegramLogin.SignedIn.class);
        assertThat(hmac(TOKEN_A, DATA_A, MADE_A.minusSeconds(61))).isEqualTo(TelegramLogin.Refused.INVALID);
    }

    @Test
    void a_name_is_cleaned_and_what_is_no_address_is_not_kept() {
        var user = (TelegramLogin.SignedIn)
                signedIn("auth_date=1709144340&user=%7B%22id%22%3A7%2C%22first_name%22%3A%22An%E2%80%AEna%5Cn%5Ct%22"
                        + "%2C%22username%22%3A%22a%20b%22%2C%22photo_url%22%3A%22javascript%3Aalert(1)%22"
                        + "%2C%22language_code%22%3A17%7D");
        assertThat(user.profile().name()).isEqualTo("Anna");
        assertThat(user.profile().username()).isNull();
        assertThat(user.profile().photoUrl()).isNull();
        assertThat(user.profile().language()).isNull();
    }
}
