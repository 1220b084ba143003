package io.rostrum.protocol.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.ice.Candidate.Usability;
import io.rostrum.protocol.media.path.TransportAddress;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CandidateTest {

    @Test
    void aServerReflexiveCandidateOfABrowserIsRead() {
        Candidate candidate =
                read(
                        "candidate:842163049 1 UDP 1677729535 203.0.113.7 46154 typ srflx raddr 10.0.0.17 rport 46154"
                                + " generation 0 ufrag EEtu network-cost 999");
        assertThat(candidate.transport()).isEqualTo("udp");
        assertThat(candidate.type()).isEqualTo(CandidateType.SERVER_REFLEXIVE);
        assertThat(candidate.address().orElseThrow()).hasToString("203.0.113.7:46154");
        assertThat(candidate.related()).contains(new Candidate.RelatedAddress("10.0.0.17", 46154));
        assertThat(candidate.extensions()).isEqualTo("generation 0 ufrag EEtu network-cost 999");
        assertThat(candidate.usability()).isEqualTo(Usability.USABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 1 udp 2122260223 4f1e-9d.local 51340 typ host generation 0 | MDNS_NAME
                    1 1 udp 2122260223 host.example 51340 typ host | NAME
                    2 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active | OTHER_TRANSPORT
                    1 2 udp 2122260222 192.0.2.1 51341 typ host | OTHER_COMPONENT
                    1 1 udp 2122260223 2001:db8::1 51340 typ host | USABLE
                    1 1 udp 41885439 ::ffff:192.0.2.1 51340 typ relay raddr 0.0.0.0 rport 0 | USABLE
                    1 1 udp 1845501695 192.0.2.1 51340 typ prflx | USABLE
                    """)
    void whatCannotBeUsedIsRecognised(String text, Usability usability) {
        assertThat(read(text).usability()).isEqualTo(usability);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "candidate:",
                "1 1 udp 2122260223 192.0.2.1 51340 host",
                "1 0 udp 2122260223 192.0.2.1 51340 typ host",
                "1 257 udp 2122260223 192.0.2.1 51340 typ host",
                "1 1 udp 0 192.0.2.1 51340 typ host",
                "1 1 udp 4294967296 192.0.2.1 51340 typ host",
                "1 1 udp -5 192.0.2.1 51340 typ host",
                "1 1 udp 2122260223 192.0.2.1 65536 typ host",
                "1 1 udp 2122260223 192.0.2.1 51340 typ other",
                "1 1 udp 2122260223 192.0.2.1 51340 typ srflx raddr 10.0.0.1 rport x",
                "a-b 1 udp 2122260223 192.0.2.1 51340 typ host",
                "1 1 udp 2122260223 192.0.2.1 51340 typ host a\u0007b",
                "123456789012345678901234567890123 1 udp 1 192.0.2.1 51340 typ host"
            })
    void whatIsMalformedIsSaidToBe(String text) {
        assertThat(Candidate.parse(text)).isInstanceOf(CandidateResult.Malformed.class);
    }

    @Test
    void aHostCandidateHasThePriorityOfRfc8445() {
        TransportAddress address = new TransportAddress(new byte[] {(byte) 192, 0, 2, 1}, 5000);
        assertThat(Candidate.host(address, 1, 65535).format())
                .isEqualTo("1 1 udp 2130706431 192.0.2.1 5000 typ host");
    }

    @Property
    void aCandidateIsReadAsItWasFormatted(@ForAll("candidates") Candidate candidate) {
        assertThat(Candidate.parse(candidate.format()))
                .isEqualTo(new CandidateResult.Read(candidate));
        assertThat(Candidate.parse("candidate:" + candidate.format()))
                .isEqualTo(new CandidateResult.Read(candidate));
    }

    @Provide
    Arbitrary<Candidate> candidates() {
        Arbitrary<String> hosts =
                Arbitraries.of(
                        "192.0.2.1", "2001:db8:0:0:0:0:0:1", "b0b.local", "host.example", "::");
        Arbitrary<Optional<Candidate.RelatedAddress>> related =
                Combinators.combine(hosts, Arbitraries.integers().between(0, 65535))
                        .as(Candidate.RelatedAddress::new)
                        .optional();
        return Combinators.combine(
                        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(32),
                        Arbitraries.integers().between(1, 256),
                        Arbitraries.of("udp", "tcp", "other"),
                        Arbitraries.longs().between(1, Integer.MAX_VALUE),
                        hosts,
                        Arbitraries.integers().between(0, 65535),
                        Arbitraries.of(CandidateType.class),
                        related)
                .flatAs((foundation, component, transport, priority, host, port, type, base) ->
                        Arbitraries.of("", "generation 0", "tcptype passive ufrag abcd")
                                .map(extensions ->
                                        new Candidate(
                                                foundation,
                                                component,
                                                transport,
                                                priority,
                                                host,
                                                port,
                                                type,
                                                base,
                                                extensions)));
    }

    private static Candidate read(String text) {
        assertThat(Candidate.parse(text)).isInstanceOf(CandidateResult.Read.class);
        return ((CandidateResult.Read) Candidate.parse(text)).candidate();
    }
}
