package io.parley.local;

import io.parley.contracts.json.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys the local stack signs tokens with: made on the first start, kept for the next ones.
 *
 * @param privateKeys a JWK set with the private key, for the gateway alone
 * @param publicKeys  the JWK set that everyone checks tokens with
 * @param pem         the private key in PKCS#8, for programs that make tokens themselves
 */
public record SigningKeys(Path privateKeys, Path publicKeys, Path pem) {

    static final String KEY_ID = "local-1";

    private static final int COORDINATE_BYTES = 32;

    public static SigningKeys in(Path folder) {
        Folders.create(folder);
        SigningKeys keys = new SigningKeys(
                folder.resolve("signing-keys.json"), folder.resolve("jwks.json"), folder.resolve("signing-key.pem"));
        try {
            if (!Files.exists(keys.publicKeys)) {
                keys.make();
            }
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new LocalStackException("cannot make signing keys in " + folder, e);
        }
    }

    /** The public set comes last: it tells that all is there. */
    private void make() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        ECPublicKey point = (ECPublicKey) pair.getPublic();
        Map<String, String> jwk = new LinkedHashMap<>();
        jwk.put("kty", "EC");
        jwk.put("crv", "P-256");
        jwk.put("use", "sig");
        jwk.put("alg", "ES256");
        jwk.put("kid", KEY_ID);
        jwk.put("x", coordinate(point.getW().getAffineX()));
        jwk.put("y", coordinate(point.getW().getAffineY()));
        String published = set(jwk);
        jwk.put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
        writeSecret(privateKeys, set(jwk));
        writeSecret(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(publicKeys, published);
    }

    private static String set(Map<String, String> jwk) {
        return Json.write(Map.of("keys", List.of(jwk)));
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }

    private static void writeSecret(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }
}
