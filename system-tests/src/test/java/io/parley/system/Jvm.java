package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The virtual machine that a service runs in. */
final class Jvm {

    private Jvm() {}

    /** Makes it collect its garbage now. */
    static void collectGarbage(ServiceProcess service) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        "" + service.pid(),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(jcmd.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(jcmd.exitValue()).isZero();
    }

    /** Bytes of heap that are in use when what nobody needs any more is gone. */
    static long heapAfterCollection(ServiceProcess service) throws IOException, InterruptedException {
        collectGarbage(service);
        return (long) Client.metric(service.port(), "jvm_memory_used_bytes{area=\"heap\"");
    }
}
