package io.parley.chat.content;

import io.parley.chat.ChatSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings as an operator makes them: names and values, beside those of the service. */
final class Settings {

    private Settings() {}

    static ContentSettings of(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put("parley.chat.content." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ChatSettings.class)
                .withMapping(ContentSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(ContentSettings.class);
    }
}
