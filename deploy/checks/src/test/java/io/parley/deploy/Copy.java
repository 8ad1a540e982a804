package io.parley.deploy;

import io.parley.deploy.file.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the deployment files, with the code as it is. */
final class Copy {

    private static final List<String> COPIED =
            List.of("deploy/compose", "deploy/kubernetes", "deploy/observability", "traefik");

    private Copy() {}

    static Repository in(Path folder) throws IOException {
        Repository here = Repository.here();
        for (String name : COPIED) {
            try (Stream<Path> files = Files.walk(here.path(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(here.root().relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return new Repository(folder, here.code());
    }
}
