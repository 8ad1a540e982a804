package io.parley.deploy.traefik;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.deploy.file.Repository;
import org.junit.jupiter.api.Test;

class TraefikFilesTest {

    @Test
    void the_files_and_the_labels_fit_traefik_compose_and_the_code() {
        assertThat(TraefikFiles.problems(Repository.here())).isEmpty();
    }
}
