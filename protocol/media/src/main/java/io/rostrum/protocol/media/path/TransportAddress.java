package io.rostrum.protocol.media.path;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An IP address and a port, as they stand in XOR-MAPPED-ADDRESS and in candidates: a value with
 * value equality.
 *
 * @param address 4 bytes (IPv4) or 16 bytes (IPv6), in network order; copied in and out
 * @param port 0 to 65535
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, and the array is never shared
public record TransportAddress(byte[] address, int port) {

    /** Copies the address; throws {@link IllegalArgumentException} for any other length or port. */
    public TransportAddress {
        if (address.length != 4 && address.length != 16) {
            throw new IllegalArgumentException(
                    "an address has 4 or 16 bytes, not " + address.length);
        }
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is within 0 and 65535, not " + port);
        }
        address = address.clone();
    }

    /** The same address as a value; an unresolved socket address is a bug of the caller. */
    public static TransportAddress of(InetSocketAddress socketAddress) {
        InetAddress resolved = socketAddress.getAddress();
        if (resolved == null) {
            throw new IllegalArgumentException("unresolved: " + socketAddress);
        }
        return new TransportAddress(resolved.getAddress(), socketAddress.getPort());
    }

    /** Reads an address written in numbers, never a name; empty for anything else. */
    public static Optional<TransportAddress> ofLiteral(String host, int port) {
        byte[] address = IpLiteral.parse(host);
        return address == null || port < 0 || port > 0xFFFF
                ? Optional.empty()
                : Optional.of(new TransportAddress(address, port));
    }

    @Override
    public byte[] address() {
        return address.clone();
    }

    /** The number of bytes of the address: 4 or 16. */
    public int addressLength() {
        return address.length;
    }

    /** One byte of the address, without copying the whole. */
    public byte addressByte(int index) {
        return address[index];
    }

    /**
     * The address in its textual form: {@code 192.0.2.1} or {@code 2001:db8:0:0:0:0:0:1}; never a
     * name.
     */
    public String host() {
        return inetAddress().getHostAddress();
    }

    /** For sockets: the same address and port, without any look-up. */
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(inetAddress(), port);
    }

    private InetAddress inetAddress() {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the length was checked", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TransportAddress that
                && port == that.port
                && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + port;
    }

    @Override
    public String toString() {
        return address.length == 4 ? host() + ":" + port : "[" + host() + "]:" + port;
    }
}
