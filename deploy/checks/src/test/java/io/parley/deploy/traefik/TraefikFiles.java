package io.parley.deploy.traefik;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.deploy.compose.Compose;
import io.parley.deploy.file.Problem;
import io.parley.deploy.file.Repository;
import io.parley.deploy.file.Shape;
import io.parley.deploy.file.YamlFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that is wrong in Traefik's files, in what compose makes of them, and in the labels. */
public final class TraefikFiles {

    private static final String STATIC = "traefik/traefik.yml";
    private static final String MIDDLEWARES = "traefik/dynamic/middlewares.yml";
    private static final String ROUTERS = "traefik/dynamic/routers.yml";

    private static final Pattern ENVIRONMENT = Pattern.compile("\\{\\{ env \"([A-Z_]+)\" }}");
    private static final Pattern ADDRESS = Pattern.compile("http://([a-z0-9-]+):(\\d+)");
    private static final Pattern FILE_PROVIDER = Pattern.compile("@file$");
    private static final String GATEWAY = "gateway-1";

    private final Repository repository;
    private final Compose compose;
    private final List<Problem> problems = new ArrayList<>();

    private TraefikFiles(Repository repository) {
        this.repository = repository;
        this.compose = new Compose(repository, Compose.FILE);
    }

    public static List<Problem> problems(Repository repository) {
        TraefikFiles files = new TraefikFiles(repository);
        files.check();
        return files.problems;
    }

    private void check() {
        JsonNode statics = read(STATIC, "traefik-static");
        JsonNode middlewares = read(MIDDLEWARES, "traefik-dynamic");
        JsonNode routers = read(ROUTERS, "traefik-dynamic");
        JsonNode labels = labels();
        if (problems.isEmpty()) {
            checkStatic(statics);
            ChartValues.check(repository, statics, (key, what) -> wrong(ChartValues.FILE, key, what));
            checkRouters(routers, middlewares, ROUTERS);
            checkRouters(labels, middlewares, Compose.LABELS_FILE);
            checkSame(routers, labels);
        }
    }

    private JsonNode read(String file, String shape) {
        String text = ENVIRONMENT.matcher(repository.text(file)).replaceAll(use -> variable(file, use.group(1)));
        JsonNode tree = YamlFiles.one(text);
        Shape.named(shape).check(tree, (key, what) -> wrong(file, key, what));
        return tree;
    }

    private String variable(String file, String name) {
        JsonNode value = compose.services().at("/traefik/environment").path(name);
        if (value.isMissingNode()) {
            wrong(file, name, "compose does not give it to traefik");
        }
        return value.asText("missing");
    }

    private JsonNode labels() {
        JsonNode container =
                new Compose(repository, Compose.LABELS_FILE).services().path(GATEWAY);
        JsonNode file = Labels.asFile(container.path("labels"), GATEWAY);
        Shape.named("traefik-dynamic").check(file, (key, what) -> wrong(Compose.LABELS_FILE, "traefik." + key, what));
        return file;
    }

    private void checkStatic(JsonNode statics) {
        Set<String> entryPoints = names(statics.path("entryPoints"));
        statics.findValues("entryPoint").stream()
                .filter(JsonNode::isTextual)
                .filter(name -> !entryPoints.contains(name.asText()))
                .forEach(name -> wrong(STATIC, "entryPoint", "there is no entry point '" + name.asText() + "'"));
        Set<String> resolvers = names(statics.path("certificatesResolvers"));
        statics.findValues("certResolver").stream()
                .filter(name -> !resolvers.contains(name.asText()))
                .forEach(name -> wrong(STATIC, "certResolver", "there is no resolver '" + name.asText() + "'"));
        mounted("/etc/traefik/traefik.yml", "static configuration");
        mounted(statics.at("/providers/file/directory").asText(), "providers.file.directory");
        mounted(
                statics.at("/certificatesResolvers/letsencrypt/acme/storage")
                        .asText()
                        .replaceAll("/[^/]+$", ""),
                "certificatesResolvers.letsencrypt.acme.storage");
    }

    private void mounted(String path, String key) {
        for (JsonNode volume : compose.services().at("/traefik/volumes")) {
            if (volume.asText().split(":")[1].equals(path)) {
                return;
            }
        }
        wrong(STATIC, key, "compose mounts nothing at " + path);
    }

    private void checkRouters(JsonNode routers, JsonNode middlewares, String file) {
        Set<String> known = names(middlewares.at("/http/middlewares"));
        routers.at("/http/routers").properties().forEach(entry -> {
            String at = "http.routers." + entry.getKey();
            JsonNode router = entry.getValue();
            if (!routers.at("/http/services").has(router.path("service").asText())) {
                wrong(
                        file,
                        at + ".service",
                        "there is no service '" + router.path("service").asText() + "'");
            }
            for (JsonNode middleware : router.path("middlewares")) {
                if (!known.contains(withoutProvider(middleware.asText()))) {
                    wrong(file, at + ".middlewares", "there is no middleware '" + middleware.asText() + "'");
                }
            }
        });
        routers.at("/http/services").properties().forEach(entry -> {
            String at = "http.services." + entry.getKey() + ".loadBalancer";
            JsonNode balancer = entry.getValue().path("loadBalancer");
            if (!compose.code()
                    .probes()
                    .contains(balancer.at("/healthCheck/path").asText())) {
                wrong(
                        file,
                        at + ".healthCheck.path",
                        "'" + balancer.at("/healthCheck/path").asText() + "' is no health check");
            }
            balancer.path("servers")
                    .forEach(server -> checkServer(file, at, server.path("url").asText()));
        });
    }

    private void checkServer(String file, String at, String url) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches() || !compose.oneOfOursListens(address.group(1), address.group(2))) {
            wrong(file, at + ".servers.url", "nobody listens at " + url);
        }
    }

    private void checkSame(JsonNode routers, JsonNode labels) {
        JsonNode file = routers.at("/http/routers");
        JsonNode said = labels.at("/http/routers").deepCopy();
        for (JsonNode router : said) {
            List<String> names = new ArrayList<>();
            router.path("middlewares").forEach(name -> names.add(withoutProvider(name.asText())));
            names.forEach(((ObjectNode) router).putArray("middlewares")::add);
        }
        Set<String> all = names(file);
        all.addAll(names(said));
        all.stream()
                .filter(name -> !file.path(name).equals(said.path(name)))
                .forEach(name -> wrong(
                        Compose.LABELS_FILE, "traefik.http.routers." + name, "is not what " + ROUTERS + " says of it"));
    }

    private static String withoutProvider(String middleware) {
        return FILE_PROVIDER.matcher(middleware).replaceAll("");
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void wrong(String file, String key, String what) {
        problems.add(new Problem(file, key, what));
    }
}
