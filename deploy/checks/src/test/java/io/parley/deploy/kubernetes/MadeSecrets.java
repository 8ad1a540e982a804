package io.parley.deploy.kubernetes;

import io.parley.deploy.kustomize.Rendered;
import java.util.Set;

/** The secrets that operators make of an object. */
final class MadeSecrets {

    private MadeSecrets() {}

    /** The keys of the secret of this name, if the object's operator makes one. */
    static Set<String> keys(Rendered object, String secret) {
        String version = object.object().path("apiVersion").asText();
        return switch (version.replaceAll("/.*", "") + " " + object.kind()) {
            case "postgresql.cnpg.io Cluster" ->
                secret.equals(object.name() + "-app")
                        ? Set.of("username", "password", "host", "port", "dbname", "uri", "jdbc-uri", "pgpass")
                        : Set.of();
            case "rabbitmq.com User" ->
                secret.equals(object.name() + "-user-credentials") ? Set.of("username", "password") : Set.of();
            case "cert-manager.io Certificate" ->
                secret.equals(object.spec().path("secretName").asText()) ? Set.of("tls.crt", "tls.key") : Set.of();
            default -> Set.of();
        };
    }
}
