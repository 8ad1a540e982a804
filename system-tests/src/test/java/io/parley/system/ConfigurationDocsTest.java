package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.ChatSettings;
import io.parley.chat.content.ContentSettings;
import io.parley.chat.match.WelcomeSettings;
import io.parley.discovery.DiscoverySettings;
import io.parley.gateway.GatewaySettings;
import io.parley.gateway.auth.AuthSettings;
import io.parley.gateway.auth.ProfileSettings;
import io.parley.gateway.auth.TelegramSettings;
import io.parley.gateway.page.PageSettings;
import io.parley.gateway.town.TownSettings;
import io.parley.kit.token.TokenSettings;
import io.parley.notification.NotificationSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/configuration.md, held against the code: every setting, and nothing else, with its default. */
class ConfigurationDocsTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(PARLEY_[A-Z_]+)` \\| (?:`([^`]*)`|none) \\| .+ \\|$");
    private static final Pattern ALIAS = Pattern.compile("\\$\\{([A-Z_]+):(.+)}");
    private static final Pattern ALIAS_ROW =
            Pattern.compile("(?m)^\\| `((?!PARLEY_)[A-Z_]+)` \\| `(PARLEY_[A-Z_]+)` \\|$");

    @Test
    void the_page_lists_every_setting_with_its_default() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        Stream.of(
                        TokenSettings.class,
                        GatewaySettings.class,
                        AuthSettings.class,
                        TelegramSettings.class,
                        ProfileSettings.class,
                        PageSettings.class,
                        TownSettings.class,
                        ChatSettings.class,
                        ContentSettings.class,
                        WelcomeSettings.class,
                        DiscoverySettings.class,
                        NotificationSettings.class,
                        io.parley.notification.telegram.TelegramSettings.class)
                .forEach(root -> collect(root.getAnnotation(ConfigMapping.class).prefix(), root, settings));
        settings.putAll(sharedDefaults());

        assertThat(documented()).isEqualTo(settings);
    }

    @Test
    void a_setting_with_another_name_besides_keeps_its_default() throws IOException {
        Map<String, String> aliased = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        for (URL file :
                Collections.list(ConfigurationDocsTest.class.getClassLoader().getResources("application.properties"))) {
            Properties properties = new Properties();
            try (InputStream in = file.openStream()) {
                properties.load(in);
            }
            properties.forEach((setting, value) -> {
                Matcher alias = ALIAS.matcher((String) value);
                if (alias.matches()) {
                    aliased.put(variable((String) setting), alias.group(2));
                    names.put(alias.group(1), variable((String) setting));
                }
            });
        }
        assertThat(documented()).containsAllEntriesOf(aliased);
        assertThat(names).isNotEmpty().isEqualTo(rows(ALIAS_ROW));
    }

    private static Map<String, String> documented() throws IOException {
        return rows(ROW);
    }

    private static Map<String, String> rows(Pattern shape) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = shape.matcher(Files.readString(Path.of("..", "docs", "configuration.md")));
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }

    private static void collect(String prefix, Class<?> group, Map<String, String> settings) {
        for (Method method : group.getDeclaredMethods()) {
            String name = prefix + "." + method.getName().replaceAll("([A-Z])", "-$1");
            WithDefault value = method.getAnnotation(WithDefault.class);
            if (value != null) {
                settings.put(variable(name), value.value());
            } else if (method.getReturnType() == Optional.class) {
                settings.put(variable(name), null);
            } else {
                collect(name, method.getReturnType(), settings);
            }
        }
    }

    /** The settings without an interface: what the kits' own defaults name {@code parley.…}. */
    private static Map<String, String> sharedDefaults() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (URL file : Collections.list(
                ConfigurationDocsTest.class.getClassLoader().getResources("META-INF/microprofile-config.properties"))) {
            Properties properties = new Properties();
            try (InputStream in = file.openStream()) {
                properties.load(in);
            }
            properties.stringPropertyNames().stream()
                    .filter(name -> name.startsWith("parley."))
                    .forEach(name -> settings.put(variable(name), properties.getProperty(name)));
        }
        return settings;
    }

    private static String variable(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase();
    }
}
