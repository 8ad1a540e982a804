package io.parley.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.deploy.file.Repository;
import org.junit.jupiter.api.Test;

class ComposeFilesTest {

    @Test
    void the_files_fit_compose_themselves_and_the_code() {
        assertThat(ComposeFiles.problems(Repository.here())).isEmpty();
    }
}
