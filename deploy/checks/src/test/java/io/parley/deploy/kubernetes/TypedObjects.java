package io.parley.deploy.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.parley.deploy.file.Shape;
import io.parley.deploy.kustomize.Rendered;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether an object's keys are those of its kind: by a class where there is one, else by a shape of its {@code spec}. */
final class TypedObjects {

    /** By version and kind. */
    private static final Map<String, Class<?>> CLASSES = Stream.<Class<?>>of(
                    Namespace.class,
                    Service.class,
                    ConfigMap.class,
                    Secret.class,
                    Deployment.class,
                    StatefulSet.class,
                    PodDisruptionBudget.class,
                    NetworkPolicy.class,
                    Gateway.class,
                    HTTPRoute.class,
                    PodMonitor.class,
                    ServiceMonitor.class,
                    PrometheusRule.class)
            .collect(Collectors.toMap(
                    type -> HasMetadata.getApiVersion(type) + "/" + HasMetadata.getKind(type), Function.identity()));

    /** The versions that the shapes are of. */
    private static final Set<String> SHAPED = Set.of(
            "keda.sh/v1alpha1",
            "postgresql.cnpg.io/v1",
            "rabbitmq.com/v1beta1",
            "traefik.io/v1alpha1",
            "cert-manager.io/v1");

    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NothingElse())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private TypedObjects() {}

    static void check(Rendered object, BiConsumer<String, String> wrong) {
        String version = object.object().path("apiVersion").asText();
        Class<?> type = CLASSES.get(version + "/" + object.kind());
        String shape = object.kind().toLowerCase() + "." + version.replaceAll("/.*", "");
        if (type != null) {
            parse(object, type, wrong);
        } else if (SHAPED.contains(version) && Shape.exists(shape)) {
            Shape.named(shape).check(object.spec(), (key, what) -> wrong.accept("spec." + key, what));
        } else {
            wrong.accept("kind", "nothing is known of " + version + " " + object.kind());
        }
    }

    private static void parse(Rendered object, Class<?> type, BiConsumer<String, String> wrong) {
        try {
            STRICT.treeToValue(object.object(), type);
        } catch (JsonMappingException e) {
            wrong.accept(way(e), e.getOriginalMessage().replaceAll(" \\(class .*|\\R.*", ""));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String way(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .substring(1);
    }

    /** The classes keep what they have no field for, so as to lose nothing of a newer cluster's; here that is an error. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated a) {
            return false;
        }

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated a) {
            return super.findPropertyIgnoralByName(config, a).withoutIgnoreUnknown();
        }
    }
}
