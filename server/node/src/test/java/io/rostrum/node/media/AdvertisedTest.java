package io.rostrum.node.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.protocol.media.path.TransportAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertisedTest {

    private static final InetSocketAddress LOOPBACK =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 8081);

    private static List<String> texts(List<TransportAddress> addresses) {
        return addresses.stream().map(TransportAddress::toString).toList();
    }

    @Test
    void withoutASettingTheAddressBoundIsAdvertised() throws IOException {
        assertThat(texts(Advertised.of(List.of(), LOOPBACK))).containsExactly("127.0.0.1:8081");
    }

    @Test
    void whatIsSetIsAdvertisedInItsOrderWithThePortBoundOrItsOwn() throws IOException {
        assertThat(
                        texts(
                                Advertised.of(
                                        List.of(
                                                "203.0.113.7",
                                                "203.0.113.8:9000",
                                                "2001:db8::1",
                                                "[2001:db8::2]:9001"),
                                        LOOPBACK)))
                .containsExactly(
                        "203.0.113.7:8081",
                        "203.0.113.8:9000",
                        "[2001:db8:0:0:0:0:0:1]:8081",
                        "[2001:db8:0:0:0:0:0:2]:9001");
    }

    @Test
    void ofAWildcardNoWildcardIsAdvertised() throws IOException {
        assertThat(
                        Advertised.of(
                                List.of(),
                                new InetSocketAddress(InetAddress.getByAddress(new byte[4]), 8081)))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address.host()).isNotEqualTo("0.0.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7:99999", "no such host", "203.0.113.7:x"})
    void whatIsNoAddressIsRefusedByName(String text) {
        assertThatThrownBy(() -> Advertised.of(List.of(text), LOOPBACK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("media.advertise")
                .hasMessageContaining(text);
    }
}
