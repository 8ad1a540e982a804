package io.parley.deploy.code;

import java.time.Duration;
import java.util.Set;

/**
 * One of the services, as its code has it.
 *
 * @param label    what images, containers and hosts are called
 * @param settings the variables it reads
 * @param stopping how long an orderly stop may take
 */
public record Service(String label, int port, Set<String> settings, Duration stopping) {

    /** Variables of the platform rather than of ours. */
    private static final Set<String> OF_QUARKUS =
            Set.of("QUARKUS_LOG_LEVEL", "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "QUARKUS_PROFILE", "JAVA_TOOL_OPTIONS");

    public String image() {
        return "parley/" + label;
    }

    public boolean reads(String variable) {
        String setting = variable.replaceAll("_FILE$", "");
        return settings.contains(variable) || settings.contains(setting) || OF_QUARKUS.contains(variable);
    }
}
