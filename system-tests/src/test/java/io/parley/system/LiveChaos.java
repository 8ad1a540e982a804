package io.parley.system;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between services and their broker and speaks AMQP well enough to tell the deliveries of {@code parley.live} from all else:
 * those it drops, repeats, and holds back, so that they also change places. The same seed rolls the same dice.
 */
final class LiveChaos implements AutoCloseable {

    private static final int METHOD = 1;
    private static final int HEADER = 2;
    private static final int BODY = 3;
    private static final int FRAME_OVERHEAD = 8;
    private static final int CLASS_BASIC = 60;
    private static final int METHOD_DELIVER = 60;
    private static final int LONGEST_DELAY_MILLIS = 400;

    private final ServerSocket server;
    private final int brokerPort;
    private final Random dice;
    private final ScheduledExecutorService late = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger delayed = new AtomicInteger();

    /** A delivery on its way: the frames of it that have come, and the bytes of its body that have not. */
    private static final class Delivery {
        final List<byte[]> frames = new ArrayList<>(3);
        long missing = -1;
    }

    LiveChaos(int brokerPort, long seed) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.brokerPort = brokerPort;
        this.dice = new Random(seed);
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int dropped() {
        return dropped.get();
    }

    int repeated() {
        return repeated.get();
    }

    int delayed() {
        return delayed.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        late.shutdownNow();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // One end went away; so does the other.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket service = server.accept();
            Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
            open.add(service);
            open.add(broker);
            start(() -> copy(service, broker));
            start(() -> meddle(broker, service));
        }
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private void meddle(Socket broker, Socket service) throws IOException {
        try (broker;
                service) {
            DataInputStream in = new DataInputStream(broker.getInputStream());
            OutputStream out = service.getOutputStream();
            Map<Integer, Delivery> deliveries = new HashMap<>();
            while (true) {
                byte[] frame = readFrame(in);
                int channel = ByteBuffer.wrap(frame).getShort(1);
                if (isLiveDelivery(frame)) {
                    deliveries.put(channel, new Delivery());
                }
                Delivery delivery = deliveries.get(channel);
                if (delivery == null) {
                    write(out, List.of(frame));
                } else if (isComplete(delivery, frame)) {
                    deliveries.remove(channel);
                    roll(out, delivery.frames);
                }
            }
        }
    }

    private static byte[] readFrame(DataInputStream in) throws IOException {
        byte[] head = new byte[7];
        in.readFully(head);
        int size = ByteBuffer.wrap(head).getInt(3);
        byte[] frame = new byte[size + FRAME_OVERHEAD];
        System.arraycopy(head, 0, frame, 0, head.length);
        in.readFully(frame, head.length, size + 1);
        return frame;
    }

    /** basic.deliver: consumer tag, delivery tag, redelivered, exchange, routing key. */
    private static boolean isLiveDelivery(byte[] frame) {
        if (frame[0] != METHOD) {
            return false;
        }
        ByteBuffer payload = ByteBuffer.wrap(frame).position(7);
        if (payload.getShort() != CLASS_BASIC || payload.getShort() != METHOD_DELIVER) {
            return false;
        }
        shortString(payload);
        payload.getLong();
        payload.get();
        return shortString(payload).equals("parley.live");
    }

    private static String shortString(ByteBuffer payload) {
        byte[] text = new byte[payload.get() & 0xFF];
        payload.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static boolean isComplete(Delivery delivery, byte[] frame) {
        delivery.frames.add(frame);
        if (frame[0] == HEADER) {
            delivery.missing = ByteBuffer.wrap(frame).getLong(11);
        } else if (frame[0] == BODY) {
            delivery.missing -= frame.length - FRAME_OVERHEAD;
        }
        return delivery.missing == 0;
    }

    private synchronized void roll(OutputStream out, List<byte[]> delivery) throws IOException {
        int rolled = dice.nextInt(100);
        if (rolled < 20) {
            dropped.incrementAndGet();
        } else if (rolled < 30) {
            repeated.incrementAndGet();
            write(out, delivery);
            write(out, delivery);
        } else if (rolled < 60) {
            delayed.incrementAndGet();
            late.schedule(() -> writeLate(out, delivery), dice.nextInt(LONGEST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
        } else {
            write(out, delivery);
        }
    }

    private static void writeLate(OutputStream out, List<byte[]> delivery) {
        try {
            write(out, delivery);
        } catch (IOException closed) {
            // Too late.
        }
    }

    /** All of it at once: nothing else may come between the frames of a delivery. */
    private static void write(OutputStream out, List<byte[]> frames) throws IOException {
        synchronized (out) {
            for (byte[] frame : frames) {
                out.write(frame);
            }
            out.flush();
        }
    }
}
