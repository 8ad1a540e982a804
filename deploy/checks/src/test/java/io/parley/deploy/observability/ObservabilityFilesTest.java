package io.parley.deploy.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.deploy.file.Repository;
import org.junit.jupiter.api.Test;

class ObservabilityFilesTest {

    @Test
    void who_is_asked_for_metrics_is_there() {
        assertThat(ObservabilityFiles.problems(Repository.here())).isEmpty();
    }
}
