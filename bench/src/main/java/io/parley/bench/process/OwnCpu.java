package io.parley.bench.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What the load program itself costs: on a machine it shares with the servers, it takes from what they have. */
public final class OwnCpu {

    private OwnCpu() {}

    public static Duration used() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(Math.max(0, system.getProcessCpuTime()));
    }
}
