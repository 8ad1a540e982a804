package io.parley.deploy.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.deploy.file.Repository;
import io.parley.deploy.file.YamlFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void an_overlay_is_rendered_as_kubectl_renders_it(String overlay) throws IOException, InterruptedException {
        assumeTrue(onPath("kubectl"), "kubectl is not on this machine");
        Path folder = Repository.here().path("deploy/kubernetes/overlays/" + overlay);
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String rendered = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(kubectl.exitValue()).isZero();

        assertThat(byName(Kustomize.render(folder).stream().map(Rendered::object)))
                .isEqualTo(byName(YamlFiles.all(rendered).stream()));
    }

    @Test
    void a_setting_that_changes_gives_its_config_map_another_name() {
        JsonNode one = YamlFiles.one("A: '1'");
        JsonNode other = YamlFiles.one("A: '2'");
        assertThat(NameHash.of(one))
                .hasSize(10)
                .isNotEqualTo(NameHash.of(other))
                .isEqualTo(NameHash.of(YamlFiles.one("A: '1'")));
    }

    private static Map<String, String> byName(Stream<? extends JsonNode> objects) {
        Map<String, String> byName = new TreeMap<>();
        objects.forEach(object -> byName.put(
                object.path("kind").asText() + " " + object.at("/metadata/name").asText(), sorted(object)));
        return byName;
    }

    private static String sorted(JsonNode node) {
        if (!node.isContainerNode()) {
            return node.toString();
        }
        StringBuilder text = new StringBuilder();
        if (node.isArray()) {
            node.forEach(item -> text.append("- ").append(sorted(item)).append('\n'));
        } else {
            Map<String, String> fields = new TreeMap<>();
            // Go breaks long lines of base64.
            node.properties()
                    .forEach(field ->
                            fields.put(field.getKey(), sorted(field.getValue()).replace("\\n", "")));
            text.append(fields);
        }
        return text.toString();
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
