package io.parley.system;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A WebSocket client that also says what a well-behaved library would not. */
final class RawSocket implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int FINAL = 0x80;
    /** What is read of a close frame without a code (RFC 6455, 7.1.5). */
    static final int NO_CODE = 1005;

    private static final int LIMIT_MILLIS = 20_000;
    private static final int MASKED = 0x80;
    private static final int LONGEST_SHORT = 125;

    private final Socket socket;
    private final DataInputStream in;

    private record Frame(int opcode, byte[] payload) {
        int code() {
            return payload.length == 0 ? NO_CODE : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }
    }

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
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

    /** A connection on which nothing was said yet. */
    static RawSocket dial(int port) throws IOException {
        return dial(new Socket(), port);
    }

    /** A good handshake. */
    static String handshake(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    private static RawSocket dial(Socket socket, int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(LIMIT_MILLIS);
        return new RawSocket(socket);
    }

    private static RawSocket connect(Socket socket, int port, String target) throws IOException {
        RawSocket raw = dial(socket, port);
        raw.writeBytes(handshake(target).getBytes(StandardCharsets.US_ASCII));
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
        writeBytes(frame(isFinal ? FINAL | opcode : opcode, payload));
    }

    /** Whatever it is. */
    void writeBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A masked frame, from its first byte on; its mask of zeros leaves the payload as it is, and is a mask all the same. */
    static byte[] frame(int first, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length <= LONGEST_SHORT) {
            frame.write(MASKED | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(MASKED | 126);
            frame.writeBytes(ByteBuffer.allocate(Short.BYTES)
                    .putShort((short) payload.length)
                    .array());
        } else {
            frame.write(MASKED | 127);
            frame.writeBytes(
                    ByteBuffer.allocate(Long.BYTES).putLong(payload.length).array());
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** What a close frame carries. */
    static byte[] closing(int code, byte[] reason) {
        return ByteBuffer.allocate(Short.BYTES + reason.length)
                .putShort((short) code)
                .put(reason)
                .array();
    }

    /** The payload of the next pong. */
    byte[] awaitPong() throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.opcode == PONG) {
                return frame.payload;
            }
        }
    }

    /** How many pongs come before the text frame with this in it. */
    int pongsBefore(String part) throws IOException {
        int pongs = 0;
        while (true) {
            Frame frame = read();
            if (frame.opcode == PONG) {
                pongs++;
            } else if (frame.opcode == TEXT && new String(frame.payload, StandardCharsets.UTF_8).contains(part)) {
                return pongs;
            }
        }
    }

    /**
     * Reads for as long as this, without a care for what comes.
     *
     * @return whether the other side has ended the connection
     */
    boolean endsWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read(new byte[1024]) < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        } finally {
            socket.setSoTimeout(LIMIT_MILLIS);
        }
    }

    /** The first text frame with this in it. */
    String awaitText(String part) throws IOException {
        while (true) {
            Frame frame = read();
            String text = new String(frame.payload, StandardCharsets.UTF_8);
            if (frame.opcode == TEXT && text.contains(part)) {
                return text;
            }
            if (frame.opcode == CLOSE) {
                throw new EOFException("closed with " + frame.code() + " before " + part);
            }
        }
    }

    /** Reads all there is, and answers with the code of the close. */
    int readToTheClose(Consumer<String> texts) throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.opcode == TEXT) {
                texts.accept(new String(frame.payload, StandardCharsets.UTF_8));
            } else if (frame.opcode == CLOSE) {
                return frame.code();
            }
        }
    }

    int closeCode() throws IOException {
        return readToTheClose(ignored -> {});
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Frame read() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        int length = in.readUnsignedByte();
        if ((length & MASKED) != 0) {
            throw new IOException("a server's frame must not be masked");
        }
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(opcode, payload);
    }

    /** An answer of HTTP up to the end of its head. */
    String head() throws IOException {
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
