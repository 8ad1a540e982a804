package io.parley.system;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP/1.1 client that also says what a well-behaved library would not. */
final class RawHttp implements AutoCloseable {

    private static final int LIMIT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    /** @param headers the last of each name, whatever its case */
    record Answer(int status, Map<String, String> headers, String body) {}

    RawHttp(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LIMIT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    RawHttp write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Answer read() throws IOException {
        Answer head = readHead();
        return new Answer(head.status(), head.headers(), body(head.headers()));
    }

    /** The answer to a {@code HEAD}, which has no body, whatever its headers say. */
    Answer readHead() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).trim());
        }
        return new Answer(status, headers, "");
    }

    /** Whether the other side sends nothing more and closes. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("Content-Length")) {
            return text(Integer.parseInt(headers.get("Content-Length")));
        }
        StringBuilder body = new StringBuilder();
        if (headers.containsKey("Transfer-Encoding")) {
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.append(text(size));
                line();
            }
            line();
        }
        return body.toString();
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.append((char) c);
        }
        return line.toString().trim();
    }
}
