package io.parley.gateway.auth;

import io.parley.kit.token.TokenKeys;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The file with the signing keys, looked at again and again. A broken one leaves the keys as they were. */
@ApplicationScoped
public class SigningKeyFile {

    private static final Logger LOG = Logger.getLogger(SigningKeyFile.class);
    private static final int MAX_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final AuthSettings settings;
    private final TokenKeys trusted;
    private volatile SigningKeySet current;

    /** What the file said when it was last looked at, right or wrong. */
    private String content;

    public SigningKeyFile(Vertx vertx, AuthSettings settings, TokenKeys trusted) {
        this.vertx = vertx;
        this.settings = settings;
        this.trusted = trusted;
        settings.signingKeys().ifPresent(this::begin);
    }

    /** The keys; empty where somebody else issues tokens. */
    Optional<SigningKeySet> current() {
        return Optional.ofNullable(current);
    }

    private void begin(Path file) {
        try {
            take(read(file));
        } catch (IOException | IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    "parley.auth.signing-keys: no signing keys in " + file + ": " + wrong.getMessage(), wrong);
        }
        schedule(file);
    }

    private void schedule(Path file) {
        vertx.setTimer(settings.signingKeysInterval().toMillis(), due -> vertx.executeBlocking(() -> look(file), false)
                .onComplete(done -> schedule(file)));
    }

    private Void look(Path file) {
        String before = content;
        try {
            String now = read(file);
            if (!now.equals(before)) {
                take(now);
                LOG.infof("the signing keys were read again; %s signs now", current.keyId());
            }
        } catch (IOException | IllegalArgumentException wrong) {
            LOG.warnf("%s holds no signing keys, and %s signs on: %s", file, current.keyId(), wrong.getMessage());
        }
        return null;
    }

    private void take(String now) {
        content = now;
        SigningKeySet keys = SigningKeySet.parse(now);
        // Trusted first, so that no token is signed that is not believed here.
        trusted.trustAlso(keys.publicKeys());
        current = keys;
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it is larger than " + MAX_BYTES + " bytes");
        }
        return Files.readString(file);
    }
}
