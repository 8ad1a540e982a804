package io.parley.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** The field {@code signature}, for whoever knows the bot's id: the key is Telegram's own, and public. */
final class Ed25519Signature implements InitDataSignature {

    static final String PRODUCTION_KEY = "e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d";
    static final String TEST_KEY = "40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec";

    private static final String ALGORITHM = "Ed25519";
    private static final String X509_PREFIX = "302a300506032b6570032100";
    private static final int SIGNATURE_BYTES = 64;
    private static final Set<String> NOT_SIGNED = Set.of(InitData.HASH, InitData.SIGNATURE);

    private final String prefix;
    private final PublicKey key;

    Ed25519Signature(long botId, String hexKey) {
        this.prefix = botId + ":WebAppData\n";
        this.key = key(hexKey);
    }

    @Override
    public boolean isOn(InitData data) {
        byte[] signature = bytes(data.field(InitData.SIGNATURE));
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update((prefix + data.lines(NOT_SIGNED)).getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (SignatureException notOnTheCurve) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    private static byte[] bytes(String signature) {
        try {
            return signature == null ? new byte[0] : Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static PublicKey key(String hex) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(X509_PREFIX + hex)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the keys are written above", impossible);
        }
    }
}
