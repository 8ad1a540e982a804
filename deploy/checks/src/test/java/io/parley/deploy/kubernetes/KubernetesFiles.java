package io.parley.deploy.kubernetes;

import io.parley.deploy.file.Problem;
import io.parley.deploy.file.Repository;
import java.util.List;

/** All that is wrong in an overlay. */
public final class KubernetesFiles {

    public static final List<String> OVERLAYS = List.of("local", "production");

    private KubernetesFiles() {}

    public static List<Problem> problems(Repository repository, String name) {
        Overlay overlay = new Overlay(repository, name);
        overlay.withSecretsByHand()
                .forEach(object -> TypedObjects.check(object, (key, what) -> overlay.wrong(object, key, what)));
        // What has no shape is told first: the rules go by it.
        if (overlay.problems().isEmpty()) {
            new PodRules(overlay).check();
            new SettingRules(overlay).check();
            new LinkRules(overlay).check();
        }
        return overlay.problems();
    }
}
