package io.parley.kit.postgres;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Lets one setting, {@code PARLEY_POSTGRES_URL}, stand for the five that the two drivers want. */
public final class PostgresUrlConfig implements ConfigSourceFactory {

    private static final String SETTING = "parley.postgres.url";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue url = context.getValue(SETTING);
        if (url == null || url.getValue() == null || url.getValue().isBlank()) {
            return List.of();
        }
        PostgresUrl server = PostgresUrl.parse(url.getValue());
        return List.of(new PropertiesConfigSource(
                Map.of(
                        "quarkus.datasource.username",
                        server.user(),
                        "quarkus.datasource.password",
                        server.password(),
                        "quarkus.datasource.reactive.url",
                        "vertx-reactive:" + server.address(),
                        "quarkus.datasource.jdbc.url",
                        "jdbc:" + server.address()),
                SETTING,
                url.getConfigSourceOrdinal()));
    }
}
