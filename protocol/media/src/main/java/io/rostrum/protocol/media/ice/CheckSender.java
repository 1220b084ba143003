package io.rostrum.protocol.media.ice;

import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.stun.StunClass;
import io.rostrum.protocol.media.stun.StunKey;
import io.rostrum.protocol.media.stun.StunReader;
import io.rostrum.protocol.media.stun.StunWriter;
import io.rostrum.protocol.media.stun.TransactionId;
import java.nio.charset.StandardCharsets;

/**
 * Writes checks under one pair of credentials and recognises their answers (RFC 8445 section
 * 7.2.2).
 */
final class CheckSender {

    private final StunWriter writer = new StunWriter();
    private final byte[] username;
    private final StunKey remoteKey;
    private final long tieBreaker;

    CheckSender(IceCredentials local, IceCredentials remote, long tieBreaker) {
        username = (remote.ufrag() + ":" + local.ufrag()).getBytes(StandardCharsets.US_ASCII);
        remoteKey = StunKey.shortTerm(remote.pwd());
        this.tieBreaker = tieBreaker;
    }

    void check(TransactionId id, CandidatePair pair, PacketOutlet out) {
        begin(id, pair);
        send(pair.path(), out);
    }

    void nominate(TransactionId id, CandidatePair pair, PacketOutlet out) {
        begin(id, pair).useCandidate();
        send(pair.path(), out);
    }

    private StunWriter begin(TransactionId id, CandidatePair pair) {
        return writer.begin(StunClass.REQUEST, id)
                .username(username)
                .priority(pair.checkPriority())
                .iceControlling(tieBreaker);
    }

    private void send(Path path, PacketOutlet out) {
        writer.messageIntegrity(remoteKey).fingerprint();
        out.send(path, writer.buffer(), 0, writer.length());
    }

    /** Answers are signed with the password that signed the request (RFC 8489 section 9.1.3.2). */
    boolean authenticates(StunReader answer) {
        return answer.authenticatedBy(remoteKey);
    }
}
