package io.rostrum.node.media;

import io.rostrum.protocol.media.path.TransportAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses on which clients are told to reach the media port. */
final class Advertised {

    /** A name, an IPv4 address or a bracketed IPv6 address, with a port; or any without one. */
    private static final Pattern WITH_PORT =
            Pattern.compile("(?:\\[(?<six>[^\\]]+)\\]|(?<host>[^:]+)):(?<port>\\d{1,5})");

    private Advertised() {}

    /**
     * The addresses configured, or else that bound; of a wildcard, all of this machine, those that
     * others can reach first.
     *
     * @throws IOException if one configured is no address, or none is left
     */
    static List<TransportAddress> of(List<String> configured, InetSocketAddress bound)
            throws IOException {
        List<TransportAddress> addresses = new ArrayList<>();
        for (String text : configured) {
            addresses.add(parse(text, bound.getPort()));
        }
        if (addresses.isEmpty() && !bound.getAddress().isAnyLocalAddress()) {
            addresses.add(TransportAddress.of(bound));
        }
        if (addresses.isEmpty()) {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress())
                    .sorted(Comparator.comparing(InetAddress::isLoopbackAddress))
                    .forEach(address ->
                            addresses.add(
                                    new TransportAddress(address.getAddress(), bound.getPort())));
        }
        if (addresses.isEmpty()) {
            throw new IOException("this machine has no address to advertise for media");
        }
        return addresses;
    }

    private static TransportAddress parse(String text, int port) throws IOException {
        Matcher withPort = WITH_PORT.matcher(text.strip());
        String host = text.strip();
        int at = port;
        if (withPort.matches()) {
            host = withPort.group("six") == null ? withPort.group("host") : withPort.group("six");
            at = Integer.parseInt(withPort.group("port"));
        }
        try {
            return new TransportAddress(InetAddress.getByName(host).getAddress(), at);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "media.advertise: “"
                            + text
                            + "” is not an address that clients can be told, such as 203.0.113.7 or"
                            + " 203.0.113.7:8081",
                    e);
        }
    }
}
