package io.parley.gateway.address;

import io.netty.util.NetUtil;
import java.nio.ByteBuffer;

/** An address as its 128 bits; one of IPv4 is the IPv6 address it is mapped to, so that the two are one. */
public record IpAddress(long high, long low) {

    /** Of a peer that has none. */
    public static final IpAddress UNKNOWN = new IpAddress(0, 0);

    private static final int LONGEST_LITERAL = 64;
    private static final int V4_BYTES = 4;
    private static final long V4_MARK = 0xFFFF;

    /** The address of a literal, or null for anything else. */
    public static IpAddress parse(String literal) {
        if (literal == null || literal.length() > LONGEST_LITERAL) {
            return null;
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(literal);
        if (bytes == null) {
            return null;
        }
        ByteBuffer bits = ByteBuffer.wrap(bytes);
        return bytes.length == V4_BYTES
                ? new IpAddress(0, V4_MARK << 32 | Integer.toUnsignedLong(bits.getInt()))
                : new IpAddress(bits.getLong(), bits.getLong());
    }

    public boolean isV4() {
        return high == 0 && low >>> 32 == V4_MARK;
    }

    /** What one customer of a network provider has: the address itself, or the first of its /64. */
    public IpAddress block() {
        return isV4() ? this : new IpAddress(high, 0);
    }

    @Override
    public String toString() {
        ByteBuffer bits = isV4()
                ? ByteBuffer.allocate(V4_BYTES).putInt((int) low)
                : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low);
        return NetUtil.bytesToIpAddress(bits.array());
    }
}
