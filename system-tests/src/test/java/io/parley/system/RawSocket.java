package io.parley.system;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that also says what a well-behaved library would not. */
final class RawSocket implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int LIMIT_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream in;

    private record Frame(int opcode, byte[] payload) {}

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    static RawSocket connect(int port, String target) throws IOException {
        return connect(new Socket(), port, target);
    }

    /** A client whose system takes in next to nothing that the program does not read. */
    static RawSocket connectWithSmallBuffer(int port, String target) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        return connect(socket, port, target);
    }

    private static RawSocket connect(Socket socket, int port, String target) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(LIMIT_MILLIS);
        RawSocket raw = new RawSocket(socket);
        socket.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        String head = raw.head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("no upgrade: " + head);
        }
        return raw;
    }

    void write(int opcode, byte[] payload) throws IOException {
        writeFragment(opcode, payload, true);
    }

    void writeFragment(int opcode, byte[] payload, boolean isFinal) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(isFinal ? 0x80 | opcode : opcode);
        frame.write(0x80 | payload.length);
        // A mask of zeros leaves the payload as it is, and is a mask all the same.
        frame.write(new byte[4]);
        frame.write(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** The first text frame with this in it. */
    String awaitText(String part) throws IOException {
        while (true) {
            Frame frame = read();
            String text = new String(frame.payload, StandardCharsets.UTF_8);
            if (frame.opcode == TEXT && text.contains(part)) {
                return text;
            }
        }
    }

    int closeCode() throws IOException {
        Frame frame = read();
        while (frame.opcode != CLOSE) {
            frame = read();
        }
        return (frame.payload[0] & 0xFF) << 8 | frame.payload[1] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Frame read() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(opcode, payload);
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException();
            }
            head.append((char) c);
        }
        return head.toString();
    }
}
