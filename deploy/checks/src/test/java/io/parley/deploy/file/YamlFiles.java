package io.parley.deploy.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as trees: anchors and merges are resolved, a key that is there twice is an error. */
public final class YamlFiles {

    private static final ObjectMapper TREES = new ObjectMapper();

    private YamlFiles() {}

    public static JsonNode one(String text) {
        List<JsonNode> documents = all(text);
        if (documents.size() != 1) {
            throw new IllegalArgumentException("one document is wanted, there are " + documents.size());
        }
        return documents.get(0);
    }

    public static List<JsonNode> all(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
            if (document != null) {
                documents.add(TREES.valueToTree(document));
            }
        }
        return documents;
    }
}
