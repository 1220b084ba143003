package io.rostrum.protocol.media.path;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads IP addresses written as numbers (RFC 4291 section 2.2, dotted IPv4) and nothing else. The
 * JDK's own reader would ask the name service for everything that is not one.
 */
final class IpLiteral {

    private static final int GROUPS = 8;

    private IpLiteral() {}

    /** 4 or 16 bytes, or null. */
    static byte @Nullable [] parse(String text) {
        return text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    }

    private static byte @Nullable [] ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            int value = number(parts[i], 3, 10);
            if (value < 0 || value > 255) {
                return null;
            }
            address[i] = (byte) value;
        }
        return address;
    }

    private static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] whole = groups(text);
            return whole != null && whole.length == 2 * GROUPS ? whole : null;
        }
        if (text.lastIndexOf('.', gap) >= 0) {
            return null; // the dotted part can only be last
        }
        byte[] before = groups(text.substring(0, gap));
        byte[] after = groups(text.substring(gap + 2));
        if (before == null || after == null || before.length + after.length > 2 * (GROUPS - 1)) {
            return null;
        }
        byte[] address = Arrays.copyOf(before, 2 * GROUPS);
        System.arraycopy(after, 0, address, address.length - after.length, after.length);
        return address;
    }

    /** Hexadecimal groups between colons, the last perhaps a dotted IPv4 address. */
    private static byte @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        if (parts.length > GROUPS) {
            return null;
        }
        byte[] bytes = new byte[2 * GROUPS + 2];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            byte[] dotted =
                    i == parts.length - 1 && parts[i].indexOf('.') >= 0 ? ipv4(parts[i]) : null;
            if (dotted != null) {
                System.arraycopy(dotted, 0, bytes, length, 4);
                length += 4;
                continue;
            }
            int value = number(parts[i], 4, 16);
            if (value < 0) {
                return null;
            }
            bytes[length++] = (byte) (value >>> 8);
            bytes[length++] = (byte) value;
        }
        return Arrays.copyOf(bytes, length);
    }

    /** One to {@code most} ASCII digits, or -1. */
    private static int number(String text, int most, int radix) {
        if (text.isEmpty() || text.length() > most) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
