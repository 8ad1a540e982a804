package io.parley.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.deploy.compose.ComposeFiles;
import io.parley.deploy.file.Problem;
import io.parley.deploy.file.Repository;
import io.parley.deploy.kubernetes.KubernetesFiles;
import io.parley.deploy.observability.ObservabilityFiles;
import io.parley.deploy.traefik.TraefikFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is one that somebody makes one day. */
class MistakesTest {

    private static final String BASE = "deploy/kubernetes/base/";
    private static final String COMPONENTS = "deploy/kubernetes/components/";
    private static final String PRODUCTION = "deploy/kubernetes/overlays/production/";
    private static final String COMPOSE = "deploy/compose/";

    @TempDir
    Path folder;

    private Repository copy;

    @BeforeEach
    void copy() throws IOException {
        copy = Copy.in(folder.toRealPath());
    }

    @Test
    void without_a_mistake_nothing_is_wrong() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told_with_file_and_key(Mistake mistake) throws IOException {
        String text = copy.text(mistake.file());
        assertThat(text).contains(mistake.right());
        Files.writeString(
                copy.path(mistake.file()),
                text.replaceFirst(Pattern.quote(mistake.right()), Matcher.quoteReplacement(mistake.wrong())));

        assertThat(problems()).extracting(Problem::toString).contains(mistake.file() + ": " + mistake.told());
    }

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        KubernetesFiles.OVERLAYS.forEach(overlay -> problems.addAll(KubernetesFiles.problems(copy, overlay)));
        problems.addAll(ComposeFiles.problems(copy));
        problems.addAll(TraefikFiles.problems(copy));
        problems.addAll(ObservabilityFiles.problems(copy));
        return problems;
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                // Kubernetes
                new Mistake(
                        BASE + "every-service.yaml",
                        "readinessProbe:",
                        "readynessProbe:",
                        "Deployment gateway spec.template.spec.containers[0].readynessProbe: Unrecognized field \"readynessProbe\""),
                new Mistake(
                        BASE + "every-service.yaml",
                        "/q/health/ready",
                        "/health/ready",
                        "Deployment chat spec.template.spec.containers[0].readinessProbe.httpGet.path: '/health/ready' is no health check"),
                new Mistake(
                        BASE + "gateway.yaml",
                        "containerPort: 8080",
                        "containerPort: 8084",
                        "Deployment gateway spec.template.spec.containers[0].ports.containerPort: 8084 is not the port of gateway, 8080"),
                new Mistake(
                        BASE + "gateway.yaml",
                        "terminationGracePeriodSeconds: 60",
                        "terminationGracePeriodSeconds: 30",
                        "Deployment gateway spec.template.spec.terminationGracePeriodSeconds: 30 s, and to stop takes up to 37 s"),
                new Mistake(
                        BASE + "notification.yaml",
                        "key: bot-token",
                        "key: token",
                        "Deployment notification spec.template.spec.containers[0].env[4].valueFrom.secretKeyRef.key: the Secret parley-telegram has no token"),
                new Mistake(
                        BASE + "kustomization.yaml",
                        "PARLEY_GATEWAY_UPSTREAM_URLS",
                        "PARLEY_GATEWAY_UPSTREAMS",
                        "ConfigMap parley-settings data.PARLEY_GATEWAY_UPSTREAMS: no service has this setting"),
                new Mistake(
                        PRODUCTION + "kustomization.yaml",
                        "newName: registry.example.org/parley/chat",
                        "newName: registry.example.org/parley/gateway",
                        "Deployment chat spec.template.spec.containers[0].image: 'registry.example.org/parley/gateway:1.0.0' is not the image parley/chat"),
                new Mistake(
                        COMPONENTS + "keda/scaled.yaml",
                        "queueName: discovery.inbox",
                        "queueName: discovery.events",
                        "ScaledObject discovery spec.triggers.metadata.queueName: there is no queue 'discovery.events'"),
                new Mistake(
                        COMPONENTS + "keda/scaled.yaml",
                        "minReplicaCount: 2",
                        "minReplicas: 2",
                        "ScaledObject gateway spec.minReplicas: there is no such key"),
                new Mistake(
                        COMPONENTS + "traefik/routes.yaml",
                        "port: 81",
                        "port: 8080",
                        "HTTPRoute parley spec.rules.backendRefs.port: no Service has {\"name\":\"gateway\",\"port\":8080}"),
                new Mistake(
                        PRODUCTION + "kustomization.yaml",
                        "/spec/hostnames/0, value: chat.example.org",
                        "/spec/hostnames/0, value: chat.example.com",
                        "HTTPRoute parley spec.hostnames: 'chat.example.com' is not the host of the certificate, chat.example.org"),
                new Mistake(
                        COMPONENTS + "traefik/middlewares.yaml",
                        "amount: 200",
                        "amount: many",
                        "Middleware sockets spec.inFlightReq.amount: 'many' is not integer"),
                new Mistake(
                        COMPONENTS + "rabbitmq-operator/topology.yaml",
                        "overflow: reject-publish",
                        "overflow: reject",
                        "Policy inboxes spec.definition.overflow: 'reject' is not drop-head|reject-publish"),
                new Mistake(
                        COMPONENTS + "network-policies/policies.yaml",
                        "values: [chat, notification, discovery]",
                        "values: [chats, notification, discovery]",
                        "NetworkPolicy backends-to-gateway spec.ingress[0].from[0].podSelector.matchExpressions[0].app.kubernetes.io/name: there are no pods of 'chats'"),
                // Compose
                new Mistake(
                        COMPOSE + "compose.yaml",
                        "stop_grace_period: 45s",
                        "stop_grace_period: 25s",
                        "services.gateway-1.stop_grace_period: 25 s, and to stop takes up to 27 s"),
                new Mistake(
                        COMPOSE + "compose.yaml",
                        "PARLEY_AUTH_JWKS:",
                        "PARLEY_AUTH_JWK:",
                        "services.discovery-2.environment.PARLEY_AUTH_JWK: the discovery service has no such setting"),
                new Mistake(
                        COMPOSE + "compose.yaml",
                        "start_interval:",
                        "start_intervall:",
                        "services.chat-1.healthcheck.start_intervall: there is no such key"),
                new Mistake(
                        COMPOSE + "compose.yaml",
                        "secrets: [postgres-url, rabbitmq-url, telegram-bot-token]",
                        "secrets: [postgres-url, rabbitmq-url]",
                        "services.notification-1.environment.PARLEY_TELEGRAM_BOT_TOKEN_FILE: the service is not given /run/secrets/telegram-bot-token"),
                new Mistake(
                        COMPOSE + "compose.yaml",
                        "http://chat-2:8084",
                        "http://chat-2:8080",
                        "services.gateway-2.environment.PARLEY_GATEWAY_UPSTREAM_URLS: nobody listens at http://chat-2:8080"),
                new Mistake(
                        COMPOSE + "compose.yaml",
                        "${PARLEY_APP_URL:",
                        "${PARLEY_APP:",
                        "${PARLEY_APP}: is not in .env.example"),
                // Traefik
                new Mistake(
                        "traefik/traefik.yml",
                        "graceTimeOut:",
                        "graceTimeout:",
                        "entryPoints.websecure.transport.lifeCycle.graceTimeout: there is no such key"),
                new Mistake(
                        "traefik/traefik.yml",
                        "queryParameters:\n      defaultMode: drop",
                        "queryParameters:\n      defaultMode: keep",
                        "accessLog.fields.queryParameters.defaultMode: 'keep' is not drop"),
                new Mistake(
                        "traefik/dynamic/routers.yml",
                        "parley-sockets, parley-tls-only]",
                        "parley-socket, parley-tls-only]",
                        "http.routers.parley-sockets.middlewares: there is no middleware 'parley-socket'"),
                new Mistake(
                        "traefik/dynamic/middlewares.yml",
                        "stsSeconds: 31536000",
                        "customRequestHeaders: {X-Real-Ip: \"{remote}\"}",
                        "http.middlewares.parley-tls-only.headers.customRequestHeaders: there is no such key"),
                new Mistake(
                        COMPOSE + "compose.labels.yaml",
                        "PathPrefix(`/v1/auth`)",
                        "PathPrefix(`/v2/auth`)",
                        "traefik.http.routers.parley-sign-in: is not what traefik/dynamic/routers.yml says of it"),
                new Mistake(
                        "deploy/kubernetes/traefik.values.yaml",
                        "graceTimeOut=30s",
                        "graceTimeOut=5s",
                        "additionalArguments.entryPoints.websecure.transport.lifeCycle.graceTimeOut: is not what traefik/traefik.yml says"),
                // Prometheus
                new Mistake(
                        "deploy/observability/prometheus/prometheus.yml",
                        "chat-2:8084",
                        "chat-3:8084",
                        "scrape_configs.chat.targets: nobody listens at chat-3:8084"));
    }

    /**
     * @param told what is said of it, after the file's name
     */
    private record Mistake(String file, String right, String wrong, String told) {

        @Override
        public String toString() {
            return file + ", " + wrong.strip();
        }
    }
}
