package io.rostrum.protocol.media.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

final class TransportAddressTest {

    @Test
    void equalityIsByContent() {
        TransportAddress one = new TransportAddress(new byte[] {127, 0, 0, 1}, 5000);
        assertThat(one)
                .isEqualTo(new TransportAddress(new byte[] {127, 0, 0, 1}, 5000))
                .hasSameHashCodeAs(new TransportAddress(new byte[] {127, 0, 0, 1}, 5000));
        assertThat(one).isNotEqualTo(new TransportAddress(new byte[] {127, 0, 0, 1}, 5001));
        assertThat(one).isNotEqualTo(new TransportAddress(new byte[] {127, 0, 0, 2}, 5000));
    }

    @Test
    void theArrayIsNeverShared() {
        byte[] bytes = {10, 0, 0, 1};
        TransportAddress address = new TransportAddress(bytes, 1);
        bytes[0] = 99;
        address.address()[1] = 99;
        assertThat(address).hasToString("10.0.0.1:1");
    }

    @Test
    void itTurnsIntoASocketAddressAndBack() {
        InetSocketAddress socketAddress =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 4242);
        TransportAddress address = TransportAddress.of(socketAddress);
        assertThat(address.toSocketAddress()).isEqualTo(socketAddress);
    }

    @Test
    void anIpv6AddressIsBracketed() {
        byte[] bytes = new byte[16];
        bytes[15] = 1;
        assertThat(new TransportAddress(bytes, 7)).hasToString("[0:0:0:0:0:0:0:1]:7");
    }

    @Test
    void otherLengthsAndPortsAreBugs() {
        assertThatThrownBy(() -> new TransportAddress(new byte[5], 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TransportAddress(new byte[4], 65536))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
