package io.parley.deploy.observability;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.deploy.compose.Compose;
import io.parley.deploy.file.Problem;
import io.parley.deploy.file.Repository;
import io.parley.deploy.file.Shape;
import io.parley.deploy.file.YamlFiles;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong in Prometheus' and Grafana's configuration. */
public final class ObservabilityFiles {

    private static final String PROMETHEUS = "deploy/observability/prometheus/prometheus.yml";
    private static final String PROVISIONING = "deploy/observability/grafana/provisioning/";

    private ObservabilityFiles() {}

    public static List<Problem> problems(Repository repository) {
        List<Problem> problems = new ArrayList<>();
        JsonNode prometheus = read(repository, PROMETHEUS, "prometheus", problems);
        read(repository, PROVISIONING + "datasources/prometheus.yml", "grafana-datasources", problems);
        read(repository, PROVISIONING + "dashboards/parley.yml", "grafana-dashboards", problems);
        Compose compose = new Compose(repository, Compose.FILE);
        for (JsonNode job : prometheus.path("scrape_configs")) {
            for (JsonNode target : job.at("/static_configs/0/targets")) {
                String[] address = target.asText().split(":");
                boolean there = compose.oneOfOursListens(address[0], address[1])
                        || compose.hasHost(address[0])
                                && compose.portOf(address[0]).isEmpty();
                if (!there) {
                    problems.add(new Problem(
                            PROMETHEUS,
                            "scrape_configs." + job.path("job_name").asText() + ".targets",
                            "nobody listens at " + target.asText()));
                }
            }
        }
        return problems;
    }

    private static JsonNode read(Repository repository, String file, String shape, List<Problem> problems) {
        JsonNode tree = YamlFiles.one(repository.text(file));
        Shape.named(shape).check(tree, (key, what) -> problems.add(new Problem(file, key, what)));
        return tree;
    }
}
