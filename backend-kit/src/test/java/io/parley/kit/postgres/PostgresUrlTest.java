package io.parley.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {

    @Test
    void a_url_is_taken_apart() {
        assertThat(PostgresUrl.parse("postgresql://parley:s%40cret+1@db.example:6543/chats?sslmode=require"))
                .isEqualTo(new PostgresUrl("postgresql://db.example:6543/chats?sslmode=require", "parley", "s@cret+1"));
    }

    @Test
    void port_database_and_password_have_their_usual_defaults() {
        assertThat(PostgresUrl.parse("postgres://parley@localhost"))
                .isEqualTo(new PostgresUrl("postgresql://localhost:5432/parley", "parley", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:5432",
                "mysql://a:b@localhost/x",
                "postgresql://localhost/x",
                "postgresql://a:p^w@h/x"
            })
    void what_is_no_such_url_is_told_so_without_repeating_it(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresUrl.parse(url))
                .withMessage("PARLEY_POSTGRES_URL must look like postgresql://user:password@host:port/database");
    }
}
