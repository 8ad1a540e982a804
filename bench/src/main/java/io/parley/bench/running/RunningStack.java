package io.parley.bench.running;

import io.parley.bench.process.ServerProcesses;
import io.parley.bench.terminal.BenchException;
import io.parley.local.DataFolder;
import io.parley.local.LocalStackException;
import io.parley.local.RunFile;
import io.parley.local.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The system that {@code ./parley up} runs here. */
public final class RunningStack {

    private static final String HOW = "; start it, in another terminal, with ./parley up --no-limits";

    private final RunFile run;

    private RunningStack(RunFile run) {
        this.run = run;
    }

    /** The system of this checkout, or of the folder that PARLEY_DATA names. */
    public static RunningStack find() {
        return in(DataFolder.path());
    }

    static RunningStack in(Path data) {
        RunningStack stack = new RunningStack(read(data));
        for (RunFile.Part part : stack.run.parts()) {
            // A launcher that was killed leaves its run file; one that started a part again has not written the new id.
            if (ProcessHandle.of(part.pid()).isEmpty()) {
                throw new BenchException("The " + part.name() + " service of " + data.resolve("run.json")
                        + " is gone, so Parley does not run here as it was started" + HOW);
            }
        }
        if (stack.run.limits()) {
            throw new BenchException("Parley runs with its rate limits, so they are all that would be measured; stop it"
                    + " and start it with ./parley up --no-limits");
        }
        return stack;
    }

    private static RunFile read(Path data) {
        try {
            return RunFile.read(data);
        } catch (LocalStackException absent) {
            // Without the cause: there is nothing in it that a person could act on.
            throw new BenchException("Parley does not run here (no usable run.json in " + data + ")" + HOW);
        }
    }

    /** {@code host:port} of each gateway. */
    public List<String> gateways() {
        return addresses(Service.GATEWAY);
    }

    /** {@code host:port} of each chat instance. */
    public List<String> chats() {
        return addresses(Service.CHAT);
    }

    public List<Long> processIds(Service service) {
        return run.parts().stream()
                .filter(part -> part.service().equals(service.label()))
                .map(RunFile.Part::pid)
                .toList();
    }

    /** The services in the order of a message's way, then the servers. */
    public ServerProcesses processes() {
        Map<String, List<Long>> roots = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            roots.put(service.label(), processIds(service));
        }
        run.servers().forEach(server -> roots.computeIfAbsent(server.name(), name -> new ArrayList<>())
                .add(server.pid()));
        return new ServerProcesses(roots);
    }

    public String postgresUrl() {
        return run.postgresUrl();
    }

    public Tokens tokens() {
        return Tokens.like(Rest.post(gateways().get(0), "/v1/dev/tokens?user=bench"), Path.of(run.signingKey()));
    }

    private List<String> addresses(Service service) {
        return run.parts().stream()
                .filter(part -> part.service().equals(service.label()))
                .map(part -> "127.0.0.1:" + part.port())
                .toList();
    }
}
