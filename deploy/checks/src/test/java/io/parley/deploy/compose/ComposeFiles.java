package io.parley.deploy.compose;

import io.parley.deploy.file.Problem;
import io.parley.deploy.file.Repository;
import io.parley.deploy.file.Shape;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong in the compose files. */
public final class ComposeFiles {

    private ComposeFiles() {}

    public static List<Problem> problems(Repository repository) {
        Compose compose = new Compose(repository, Compose.FILE);
        Compose labels = new Compose(repository, Compose.LABELS_FILE);
        Shape shape = Shape.named("compose");
        shape.check(compose.tree(), compose::wrong);
        shape.check(labels.tree(), labels::wrong);
        labels.services().fieldNames().forEachRemaining(name -> {
            if (!compose.services().has(name)) {
                labels.wrong("services." + name, "is not in compose.yaml");
            }
        });
        if (compose.problems().isEmpty()) {
            new ServiceRules(compose).check();
            new LinkRules(compose).check();
        }
        List<Problem> problems = new ArrayList<>(compose.problems());
        problems.addAll(labels.problems());
        return problems;
    }
}
