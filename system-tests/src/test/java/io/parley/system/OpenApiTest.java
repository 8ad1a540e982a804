package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.spec.RecordSchema;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/openapi.yaml, held against the code: every route and no other, with the bodies of the records. */
class OpenApiTest {

    private static final Map<Class<? extends Annotation>, String> METHODS =
            Map.of(GET.class, "GET", PUT.class, "PUT", POST.class, "POST", DELETE.class, "DELETE");

    /** What the gateway serves by itself, without a resource. */
    private static final Set<String> ROUTES_WITHOUT_RESOURCE = Set.of(
            "POST /v1/auth/telegram",
            "POST /v1/auth/refresh",
            "GET /.well-known/jwks.json",
            "POST /v1/dev/tokens",
            "GET /v1/dev/people");

    /** The socket is on the other page, the next two are the chat service's own, and the last two name no route. */
    private static final Set<String> NO_CALLS =
            Set.of("/v1/chat/ws", "/ws", "/ws/probe", "/v1/*", "/v1/conversations/[^/]+/messages/?");

    private static final Pattern ADDRESS = Pattern.compile("\"(/(?:v1|\\.well-known|ws|api|health)(?:/[^\"\\s]*)?)\"");

    private static final Map<String, Method> routes = new TreeMap<>();

    @BeforeAll
    static void findRoutes() {
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        "io.parley.chat", "io.parley.gateway", "io.parley.notification", "io.parley.discovery")) {
            if (found.isAnnotatedWith(Path.class)) {
                for (Method method : found.reflect().getDeclaredMethods()) {
                    METHODS.forEach((annotation, name) -> {
                        if (method.isAnnotationPresent(annotation)) {
                            routes.put(name + " " + address(method), method);
                        }
                    });
                }
            }
        }
    }

    @Test
    void every_route_of_the_services_is_on_the_page_and_no_other() {
        Set<String> served = new TreeSet<>(routes.keySet());
        served.addAll(ROUTES_WITHOUT_RESOURCE);

        Set<String> onThePage = new TreeSet<>(
                OpenApi.page().calls().stream().map(OpenApi.Call::route).toList());
        assertThat(onThePage).isEqualTo(served);
    }

    @Test
    void every_address_that_the_gateway_names_is_on_the_page_and_it_leads_to_every_call() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<java.nio.file.Path> files =
                Files.walk(java.nio.file.Path.of("..", "gateway-service", "src", "main", "java"))) {
            for (java.nio.file.Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                ADDRESS.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        assertThat(named).containsAll(NO_CALLS);
        named.removeAll(NO_CALLS);

        assertThat(named).allMatch(address -> OpenApi.page().calls().stream().anyMatch(call -> leads(address, call)));
        assertThat(OpenApi.page().calls()).allMatch(call -> named.stream().anyMatch(address -> leads(address, call)));
    }

    @Test
    void answers_have_the_fields_of_their_records() {
        List<String> differences = new ArrayList<>();
        routes.forEach((route, method) -> {
            Type answer = answer(method.getGenericReturnType());
            JsonNode responses = described(route).path("responses");
            if (answer == Void.class) {
                assertThat(responses.has("204")).as(route).isTrue();
            } else if (isRecord(answer)) {
                Stream.of("200", "201")
                        .filter(responses::has)
                        .forEach(status -> differences.addAll(
                                differences(route, RecordSchema.Presence.WRITTEN, answer, responses.get(status))));
            }
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void bodies_have_the_fields_of_their_records() {
        List<String> differences = new ArrayList<>();
        routes.forEach((route, method) -> {
            for (Parameter parameter : method.getParameters()) {
                if (parameter.getType().isRecord()) {
                    differences.addAll(differences(
                            route,
                            RecordSchema.Presence.READ,
                            parameter.getType(),
                            described(route).path("requestBody")));
                }
            }
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void codes_are_those_of_the_code() {
        JsonNode codes = OpenApi.page().specification().root().at("/components/schemas/ErrorCode/enum");

        assertThat(codes)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ErrorCode.values()).map(ErrorCode::wireName).toList());
    }

    @Test
    void examples_are_as_their_schemas_say() {
        List<String> wrong = new ArrayList<>();
        OpenApi.page().calls().forEach(call -> {
            List<JsonNode> bodies = new ArrayList<>();
            bodies.add(call.described().path("requestBody"));
            call.described().path("responses").forEach(bodies::add);
            bodies.forEach(body -> wrong.addAll(OpenApi.page().wrongExamples(body)));
        });
        assertThat(wrong).isEmpty();
    }

    private static List<String> differences(
            String route, RecordSchema.Presence presence, Type record, JsonNode requestOrResponse) {
        JsonNode schema = OpenApi.page().body(requestOrResponse);
        return RecordSchema.differences(OpenApi.page().specification(), presence, record, schema, Set.of()).stream()
                .map(difference -> route + " " + difference)
                .toList();
    }

    private static JsonNode described(String route) {
        return OpenApi.page().calls().stream()
                .filter(call -> call.route().equals(route))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on the page: " + route))
                .described();
    }

    /** Whether an address of the code, which may end in a star, is the call's or above it. */
    private static boolean leads(String address, OpenApi.Call call) {
        return address.endsWith("/*")
                ? call.path().startsWith(address.substring(0, address.length() - 1))
                : call.path().equals(address);
    }

    private static String address(Method method) {
        Path more = method.getAnnotation(Path.class);
        String path = method.getDeclaringClass().getAnnotation(Path.class).value() + (more == null ? "" : more.value());
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    private static Type answer(Type type) {
        return type instanceof ParameterizedType wrapped
                        && (wrapped.getRawType() == Uni.class || wrapped.getRawType() == RestResponse.class)
                ? answer(wrapped.getActualTypeArguments()[0])
                : type;
    }

    private static boolean isRecord(Type type) {
        return type instanceof Class<?> kind && kind.isRecord()
                || type instanceof ParameterizedType generic && isRecord(generic.getRawType());
    }
}
