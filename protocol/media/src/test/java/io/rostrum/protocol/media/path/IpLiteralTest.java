package io.rostrum.protocol.media.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpLiteralTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::, 0:0:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "2001:db8::, 2001:db8:0:0:0:0:0:0",
        "2001:DB8::8:800:200c:417a, 2001:db8:0:0:8:800:200c:417a",
        "64:ff9b::192.0.2.33, 64:ff9b:0:0:0:0:c000:221",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8"
    })
    void anAddressInNumbersIsRead(String text, String canonical) {
        assertThat(TransportAddress.ofLiteral(text, 1).orElseThrow().host()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.-4",
                "0x7f.0.0.1",
                "1.2.3.٤",
                "localhost",
                "a.local",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "1.2.3.4::",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "[::1]"
            })
    void anythingElseIsNoAddress(String text) {
        assertThat(TransportAddress.ofLiteral(text, 1)).isEmpty();
    }

    @Property
    void itReadsWhatTheJdkWrites(@ForAll @Size(16) byte[] ipv6, @ForAll @Size(4) byte[] ipv4)
            throws UnknownHostException {
        assertThat(IpLiteral.parse(InetAddress.getByAddress(ipv4).getHostAddress()))
                .isEqualTo(ipv4);
        if (InetAddress.getByAddress(ipv6).getAddress().length == 16) {
            assertThat(IpLiteral.parse(InetAddress.getByAddress(ipv6).getHostAddress()))
                    .isEqualTo(ipv6);
        }
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        byte[] address = IpLiteral.parse(text);
        assertThat(address == null || address.length == 4 || address.length == 16).isTrue();
    }
}
