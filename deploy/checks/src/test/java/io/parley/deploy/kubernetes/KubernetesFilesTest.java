package io.parley.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.deploy.file.Repository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KubernetesFilesTest {

    @ParameterizedTest
    @FieldSource("io.parley.deploy.kubernetes.KubernetesFiles#OVERLAYS")
    void an_overlay_fits_kubernetes_itself_and_the_code(String overlay) {
        assertThat(KubernetesFiles.problems(Repository.here(), overlay)).isEmpty();
    }
}
