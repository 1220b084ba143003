package io.rostrum.node.room;

import io.rostrum.node.gateway.Refusal;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.sfu.OfferOutcome;

/** What the media plane says of an offer, in the wire's words. */
final class MediaAnswers {

    private MediaAnswers() {}

    static ServerMessage.MediaAnswered of(String requestId, OfferOutcome.Answered answered) {
        return new ServerMessage.MediaAnswered(
                requestId,
                answered.sdp(),
                answered.slots().stream()
                        .map(slot ->
                                new ServerMessage.MediaSlot(
                                        slot.mid(),
                                        switch (slot.purpose()) {
                                            case FLOOR -> ServerMessage.SlotPurpose.FLOOR;
                                            case INTERPRETATION ->
                                                    ServerMessage.SlotPurpose.INTERPRETATION;
                                            case SHARED -> ServerMessage.SlotPurpose.SHARED;
                                        }))
                        .toList());
    }

    static Refusal refusal(OfferOutcome.Refused refused) {
        return switch (refused.reason()) {
            case UNREADABLE -> Refusal.of(RefusalCode.OFFER_UNREADABLE, "detail", refused.detail());
            case WITHOUT_SLOT -> Refusal.of(RefusalCode.OFFER_WITHOUT_SLOT);
            case UNSUITABLE -> Refusal.of(RefusalCode.OFFER_UNSUITABLE, "detail", refused.detail());
        };
    }

    /** What a participant is told whose transport got no keys. */
    static ServerMessage.MediaFailed failure(DtlsFailure.Reason reason) {
        Refusal why =
                switch (reason) {
                    case WRONG_FINGERPRINT, NO_CERTIFICATE ->
                            Refusal.of(RefusalCode.MEDIA_WRONG_CERTIFICATE);
                    case NO_SRTP_PROFILE -> notSecured("no common SRTP protection profile");
                    case TIMEOUT -> notSecured("it took too long");
                    case REFUSED_BY_PEER -> notSecured("the client gave up");
                    case PROTOCOL_ERROR -> notSecured("a message against the rules of DTLS");
                };
        return new ServerMessage.MediaFailed(why.code(), why.params(), why.sentence());
    }

    private static Refusal notSecured(String detail) {
        return Refusal.of(RefusalCode.MEDIA_NOT_SECURED, "detail", detail);
    }
}
