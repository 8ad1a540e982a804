package io.parley.system;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service behind the gateway that does to each connection what a test says. */
final class ScriptedService implements AutoCloseable {

    /** One connection, after the head of its request was read. */
    interface Script {
        void answer(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final Script script;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    private ScriptedService(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    static ScriptedService doing(Script script) throws IOException {
        return new ScriptedService(script);
    }

    /** Writes this and closes. */
    static ScriptedService answering(String answer) throws IOException {
        return doing((in, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int connections() {
        return connections.size();
    }

    /** The heads of the requests that came, as they came. */
    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                daemon(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return;
                }
                head.append((char) c);
            }
            heads.add(head.toString());
            script.answer(in, connection.getOutputStream());
        } catch (IOException gone) {
            // The gateway hung up, which is what many a test is about.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-service");
        thread.setDaemon(true);
        thread.start();
    }
}
