package io.parley.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/** Hands out ports of the loopback interface: the preferred one, or the next that is free. */
public final class Ports {

    private static final int ATTEMPTS = 200;

    private final Set<Integer> given = new HashSet<>();

    /** The first free port from {@code preferred} on; 0 stands for any. */
    public synchronized int take(int preferred) {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = preferred == 0 ? 0 : preferred + i;
            int found = probe(port);
            if (found > 0 && given.add(found)) {
                return found;
            }
        }
        throw new LocalStackException("no free port from " + preferred + " on");
    }

    /** Whether somebody listens there now. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static int probe(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Like the servers that will listen here: a port of theirs in TIME_WAIT is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException taken) {
            return -1;
        }
    }
}
