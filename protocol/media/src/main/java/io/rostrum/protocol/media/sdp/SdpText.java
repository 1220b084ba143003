package io.rostrum.protocol.media.sdp;

import io.rostrum.protocol.media.sdp.OpusFormat.Channels;
import io.rostrum.protocol.media.sdp.OpusFormat.InbandFec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The lines of a description as they grow, and those that offers and answers have in common. */
final class SdpText {

    /** RTP with feedback over DTLS (RFC 8829 section 5.1.2). */
    static final String PROTOCOL = "UDP/TLS/RTP/SAVPF";

    /** The port that says: not known here (RFC 8840 section 4.1.1). */
    static final int DISCARD = 9;

    private final StringBuilder text = new StringBuilder(4096);

    SdpText line(String line) {
        text.append(line).append("\r\n");
        return this;
    }

    SdpText attribute(String name, String value) {
        return line("a=" + name + ":" + value);
    }

    void session(SdpOrigin origin, List<String> bundle) {
        line("v=0");
        line("o=- " + origin.sessionId() + " " + origin.version() + " IN IP4 0.0.0.0");
        line("s=-");
        line("t=0 0");
        if (!bundle.isEmpty()) {
            attribute("group", "BUNDLE " + String.join(" ", bundle));
        }
    }

    void section(String kind, int port, String protocol, List<String> formats) {
        line("m=" + kind + " " + port + " " + protocol + " " + String.join(" ", formats));
    }

    /**
     * A section for sound; RED, when used, comes first, since senders take the first (RFC 3264
     * section 5.1).
     */
    void audio(int port, OpusFormat opus, OptionalInt red) {
        List<String> formats = new ArrayList<>();
        red.ifPresent(payloadType -> formats.add(Integer.toString(payloadType)));
        formats.add(Integer.toString(opus.payloadType()));
        section("audio", port, PROTOCOL, formats);
    }

    void noAddress() {
        line("c=IN IP4 0.0.0.0");
    }

    void formats(OpusFormat opus, OptionalInt red) {
        red.ifPresent(payloadType -> {
            attribute("rtpmap", payloadType + " red/48000/2");
            attribute("fmtp", payloadType + " " + opus.payloadType() + "/" + opus.payloadType());
        });
        attribute("rtpmap", opus.payloadType() + " opus/48000/2");
        attribute("fmtp", opus.payloadType() + " " + parameters(opus));
        opus.packetMillis().ifPresent(millis -> attribute("ptime", Integer.toString(millis)));
        opus.maxPacketMillis().ifPresent(millis -> attribute("maxptime", Integer.toString(millis)));
    }

    private static String parameters(OpusFormat opus) {
        List<String> parameters = new ArrayList<>();
        opus.minPacketMillis().ifPresent(millis -> parameters.add("minptime=" + millis));
        parameters.add("useinbandfec=" + (opus.inbandFec() == InbandFec.USED ? 1 : 0));
        parameters.add("stereo=" + (opus.channels() == Channels.STEREO ? 1 : 0));
        opus.maxAverageBitrate().ifPresent(bits -> parameters.add("maxaveragebitrate=" + bits));
        return String.join(";", parameters);
    }

    void extensions(ExtensionIds extensions) {
        extensions
                .ids()
                .forEach((extension, id) -> attribute("extmap", id + " " + extension.uri()));
    }

    void streamId(MediaStreamId streamId) {
        attribute("msid", streamId.stream() + " " + streamId.track());
    }

    void source(DeclaredSource source) {
        attribute("ssrc", source.ssrc() + " cname:" + source.cname());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
