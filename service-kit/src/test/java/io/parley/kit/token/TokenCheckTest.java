package io.parley.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCheckTest {

    private static PublicJsonWebKey key;
    private static PublicJsonWebKey rsa;

    @BeforeAll
    static void makeKeys() throws Exception {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId("k1");
        rsa = RsaJwkGenerator.generateJwk(2048);
        rsa.setKeyId("r1");
    }

    private static TokenCheck check(String... algorithms) {
        return new TokenCheck(
                new TokenRules("iss", "aud", List.of(algorithms), List.of("at+jwt", "JWT"), Duration.ofSeconds(10)),
                PublicKeys.of(List.of(key, rsa))::find);
    }

    private static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("iss");
        claims.setAudience("aud");
        claims.setSubject("anna");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    private static String token(JwtClaims claims, Consumer<JsonWebSignature> more) throws Exception {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("ES256");
        token.setKeyIdHeaderValue("k1");
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        more.accept(token);
        return token.getCompactSerialization();
    }

    private static Verdict verdict(Consumer<JsonWebSignature> more) throws Exception {
        return check("ES256").verify(token(claims(), more));
    }

    @Test
    void a_good_token_tells_its_user() throws Exception {
        JwtClaims claims = claims();
        claims.setStringListClaim("groups", "operator");
        claims.setStringListClaim("allowed_domains", "example.com", "*.example.org");
        claims.setStringClaim("name", " An\u202Ena ");
        Verdict.Valid valid = (Verdict.Valid) check("ES256").verify(token(claims, same -> {}));

        assertThat(valid.userId()).isEqualTo("anna");
        assertThat(valid.roles()).containsExactly("operator");
        assertThat(valid.allowedDomains()).containsExactly("example.com", "*.example.org");
        assertThat(valid.profile().name()).isEqualTo("Anna");
        assertThat(valid.toString()).doesNotContain("example");
    }

    @Test
    void without_a_word_on_roles_or_domains_there_are_none() throws Exception {
        Verdict.Valid valid = (Verdict.Valid) verdict(same -> {});
        assertThat(valid.roles()).isEmpty();
        assertThat(valid.allowedDomains()).isEmpty();
    }

    @Test
    void domains_that_are_no_list_of_names_refuse_the_token() throws Exception {
        for (Object malformed : List.of("example.com", 7, List.of(7), List.of("example.com", ""))) {
            JwtClaims claims = claims();
            claims.setClaim("allowed_domains", malformed);
            assertThat(check("ES256").verify(token(claims, same -> {}))).isEqualTo(Verdict.Refused.INVALID);
        }
    }

    @Test
    void a_foreign_key_is_unknown_whatever_address_comes_with_it() throws Exception {
        PublicJsonWebKey foreign = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        assertThat(verdict(token -> {
                    token.setKey(foreign.getPrivateKey());
                    token.setKeyIdHeaderValue("k2");
                    token.setHeader("jku", "https://elsewhere.example/jwks.json");
                    token.setJwkHeader(foreign);
                }))
                .isEqualTo(Verdict.Refused.UNKNOWN_KEY);
        assertThat(verdict(token -> {
                    token.setKey(foreign.getPrivateKey());
                    token.setJwkHeader(foreign);
                }))
                .isEqualTo(Verdict.Refused.INVALID);
    }

    @Test
    void a_key_without_a_name_is_taken_only_where_there_is_no_choice() throws Exception {
        assertThat(verdict(token -> token.getHeaders().setObjectHeaderValue("kid", null)))
                .isInstanceOf(Verdict.Valid.class);
        PublicJsonWebKey second = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        assertThat(PublicKeys.of(List.of(key, second)).find(null, "ES256")).isNull();
    }

    @Test
    void only_the_pinned_algorithms_count() throws Exception {
        Consumer<JsonWebSignature> byRsa = token -> {
            token.setAlgorithmHeaderValue("RS256");
            token.setKeyIdHeaderValue("r1");
            token.setKey(rsa.getPrivateKey());
        };
        assertThat(verdict(byRsa)).isEqualTo(Verdict.Refused.INVALID);
        assertThat(check("RS256").verify(token(claims(), byRsa))).isInstanceOf(Verdict.Valid.class);

        String published = key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        assertThat(verdict(token -> {
                    token.setAlgorithmHeaderValue("HS256");
                    token.setKey(new HmacKey(published.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                }))
                .isEqualTo(Verdict.Refused.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256K", "", "es256"})
    void an_algorithm_without_public_keys_cannot_be_configured(String algorithm) {
        assertThatThrownBy(() -> check(algorithm)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "JWT"})
    void a_token_to_come_in_with_says_so(String type) throws Exception {
        assertThat(verdict(token -> token.setHeader("typ", type))).isInstanceOf(Verdict.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "secevent+jwt", ""})
    void a_token_for_something_else_is_refused(String type) throws Exception {
        assertThat(verdict(token -> token.setHeader("typ", type))).isEqualTo(Verdict.Refused.INVALID);
    }

    @Test
    void expired_and_nothing_worse_is_told() throws Exception {
        JwtClaims claims = claims();
        claims.setExpirationTimeMinutesInTheFuture(-5);
        assertThat(check("ES256").verify(token(claims, same -> {}))).isEqualTo(Verdict.Refused.EXPIRED);
        claims.setIssuer("another");
        assertThat(check("ES256").verify(token(claims, same -> {}))).isEqualTo(Verdict.Refused.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "exp", "iat"})
    void no_claim_of_these_may_be_missing(String claim) throws Exception {
        JwtClaims claims = claims();
        claims.unsetClaim(claim);
        assertThat(check("ES256").verify(token(claims, same -> {}))).isEqualTo(Verdict.Refused.INVALID);
    }
}
