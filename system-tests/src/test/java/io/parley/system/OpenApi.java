package io.parley.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.SpecVersion;
import io.parley.contracts.json.Json;
import io.parley.contracts.spec.Specification;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** {@code docs/openapi.yaml}: each call with what it may answer. */
final class OpenApi {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final int FAILURES = 400;
    private static final JsonNode PROBLEM = Json.MAPPER.createObjectNode().put("$ref", "#/components/schemas/Problem");

    /** @param path with its parameters in braces */
    record Call(String method, String path, Pattern address, JsonNode described) {

        /** Whatever its parameters are called. */
        String route() {
            return method + " " + PARAMETER.matcher(path).replaceAll("{}");
        }
    }

    private static final OpenApi PAGE =
            new OpenApi(Specification.read("openapi.yaml", SpecVersion.VersionFlag.V202012));

    private final Specification page;
    private final List<Call> calls = new ArrayList<>();
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

    private OpenApi(Specification page) {
        this.page = page;
        page.root().get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(call -> METHODS.contains(call.getKey()))
                .forEach(call -> calls.add(new Call(
                        call.getKey().toUpperCase(), path.getKey(), address(path.getKey()), call.getValue()))));
    }

    static OpenApi page() {
        return PAGE;
    }

    Specification specification() {
        return page;
    }

    List<Call> calls() {
        return calls;
    }

    /** What an answer breaks; nothing if it is as the page says, or of an address that is not on the page. */
    List<String> wrong(String method, String target, HttpResponse<String> answer) {
        String path = target.replaceFirst("\\?.*", "");
        if (answer.statusCode() >= FAILURES) {
            return isProblem(answer) ? wrong(PROBLEM, Client.json(answer.body())) : List.of();
        }
        return calls.stream()
                .filter(call ->
                        call.method.equals(method) && call.address.matcher(path).matches())
                .findFirst()
                .map(call -> wrong(call, answer))
                .orElse(List.of());
    }

    /** The schema of a body that a call takes, or answers with this status; missing where it has none. */
    JsonNode body(JsonNode requestOrResponse) {
        JsonNode content = page.resolve(requestOrResponse).path("content");
        return content.isEmpty()
                ? content.path("schema")
                : content.iterator().next().path("schema");
    }

    /** What the examples beside a schema break of it. */
    List<String> wrongExamples(JsonNode requestOrResponse) {
        List<String> wrong = new ArrayList<>();
        page.resolve(requestOrResponse).path("content").forEach(content -> {
            if (content.has("example")) {
                wrong.addAll(wrong(content.get("schema"), content.get("example")));
            }
        });
        return wrong;
    }

    private List<String> wrong(Call call, HttpResponse<String> answer) {
        JsonNode response = call.described.path("responses").path(Integer.toString(answer.statusCode()));
        if (response.isMissingNode()) {
            return List.of(call.route() + " answers " + answer.statusCode() + ", which is not on the page");
        }
        JsonNode schema = body(response);
        return schema.isMissingNode() ? List.of() : wrong(schema, Client.json(answer.body()));
    }

    private List<String> wrong(JsonNode schema, JsonNode body) {
        return Specification.wrong(schemas.computeIfAbsent(schema, page::schema), body);
    }

    private static boolean isProblem(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                && !answer.body().isEmpty();
    }

    private static Pattern address(String path) {
        return Pattern.compile(PARAMETER.matcher(path.replace(".", "\\.")).replaceAll("[^/]+"));
    }
}
