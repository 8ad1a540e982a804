package io.parley.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table "owns / knows nothing of" of docs/architecture.md, held against the code. */
class ArchitectureTest {

    private static final String[] BROKER = {"com.rabbitmq..", "io.parley.kit.broker..", "io.parley.kit.inbox.."};
    private static final String[] DATABASE = {
        "io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..", "io.parley.kit.postgres.."
    };

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("io.parley");
    }

    @Test
    void the_contracts_know_jackson_and_nothing_else() {
        classes()
                .that()
                .resideInAPackage("io.parley.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.parley.contracts..", "com.fasterxml.jackson..", "java..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("io.parley.contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.sql..")
                .check(classes);
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, chat",
        "gateway, notification",
        "gateway, discovery",
        "chat, gateway",
        "chat, notification",
        "chat, discovery",
        "notification, gateway",
        "notification, chat",
        "notification, discovery",
        "discovery, gateway",
        "discovery, chat",
        "discovery, notification",
        "kit, gateway",
        "kit, chat",
        "kit, notification",
        "kit, discovery",
        "local, gateway",
        "local, chat"
    })
    void a_part_knows_the_contracts_of_another_and_never_its_code(String part, String other) {
        noClasses()
                .that()
                .resideInAPackage("io.parley." + part + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.parley." + other + "..")
                .check(classes);
    }

    @Test
    void the_gateway_knows_no_database_and_no_broker() {
        noClasses()
                .that()
                .resideInAPackage("io.parley.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASE)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(BROKER)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.parley.contracts.event..", "io.parley.contracts.live..")
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notification", "discovery"})
    void who_consumes_events_knows_no_sockets(String service) {
        noClasses()
                .that()
                .resideInAPackage("io.parley." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.websockets..", "io.parley.contracts.live..")
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "gateway", "notification", "discovery", "contracts", "kit"})
    void packages_have_no_cycles(String part) {
        slices().matching("io.parley." + part + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void what_serves_an_event_loop_neither_sleeps_nor_blocks_on_jdbc() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.parley.gateway..", "io.parley.chat..", "io.parley.notification..", "io.parley.discovery..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(classes);
    }
}
