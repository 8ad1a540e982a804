package io.parley.bench.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseTest {

    @Test
    void an_address_is_taken_apart_as_jdbc_wants_it() {
        assertThat(Database.Address.parse("postgresql://anna:p%40ss:w+rd@db.example:6543/chat?ssl=true"))
                .isEqualTo(
                        new Database.Address("jdbc:postgresql://db.example:6543/chat?ssl=true", "anna", "p@ss:w+rd"));
        assertThat(Database.Address.parse("postgresql://postgres@127.0.0.1/postgres"))
                .isEqualTo(new Database.Address("jdbc:postgresql://127.0.0.1:5432/postgres", "postgres", ""));
    }

    @Test
    void an_address_in_a_log_has_no_password() {
        assertThat(Database.Address.parse("postgresql://anna:secret@db/chat"))
                .asString()
                .doesNotContain("secret");
    }
}
