package io.rostrum.node.media;

import io.rostrum.meeting.AudibilityPlan;
import io.rostrum.meeting.ChannelPlan;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.sfu.ChannelId;
import io.rostrum.sfu.ChannelRoute;
import io.rostrum.sfu.EndpointId;
import io.rostrum.sfu.Hold;
import io.rostrum.sfu.MediaRoom;
import io.rostrum.sfu.OfferOutcome;
import io.rostrum.sfu.RoutingPlan;
import io.rostrum.sfu.WhenSilent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A room's end of the media plane: says in the media plane's terms what the room has decided. A
 * participant's id is their endpoint's, a plan's revision its epoch. From any thread; what one
 * thread says is done in order.
 */
public final class RoomMedia {

    private final MediaMailbox mailbox;
    private final RoomMediaObserver observer;

    /** The media thread's alone: present from the first task of this room to the last. */
    Optional<MediaRoom> room = Optional.empty();

    RoomMedia(MediaMailbox mailbox, RoomMediaObserver observer) {
        this.mailbox = mailbox;
        this.observer = observer;
    }

    RoomMediaObserver observer() {
        return observer;
    }

    /** Who may be heard from now on. */
    public void apply(AudibilityPlan plan) {
        Map<ChannelId, ChannelRoute> channels = new HashMap<>();
        plan.channels()
                .forEach((language, channel) ->
                        channels.put(new ChannelId(language.value()), route(channel)));
        mailbox.offer(
                new MediaTask.Apply(
                        this,
                        new RoutingPlan(
                                plan.revision(),
                                plan.floor().stream().map(RoomMedia::endpoint).toList(),
                                channels)));
    }

    private static ChannelRoute route(ChannelPlan channel) {
        return new ChannelRoute(
                channel.microphone().map(RoomMedia::endpoint),
                switch (channel.whenSilent()) {
                    case FLOOR -> WhenSilent.FLOOR;
                    case SILENCE -> WhenSilent.SILENCE;
                });
    }

    /** Shuts a microphone at once, until the plan of that revision says the same. */
    public void holdUntil(ParticipantId who, Hold hold, long revision) {
        mailbox.offer(new MediaTask.HoldUntil(this, endpoint(who), hold, revision));
    }

    /** Shuts a microphone at once, until it is released. */
    public void hold(ParticipantId who, Hold hold) {
        mailbox.offer(new MediaTask.Place(this, endpoint(who), hold));
    }

    /** Ends a hold. */
    public void release(ParticipantId who, Hold hold) {
        mailbox.offer(new MediaTask.Release(this, endpoint(who), hold));
    }

    /**
     * Takes an SDP offer.
     *
     * @param answered is told the outcome, on the media thread; must not block
     */
    public void offer(ParticipantId who, String sdp, Consumer<OfferOutcome> answered) {
        mailbox.offer(new MediaTask.Offer(this, endpoint(who), sdp, answered));
    }

    /** Chooses what a participant hears: {@code floor} or the language of a channel. */
    public void select(ParticipantId who, String channel) {
        mailbox.offer(new MediaTask.Select(this, endpoint(who), new ChannelId(channel)));
    }

    /** A participant's media end. */
    public void remove(ParticipantId who) {
        mailbox.offer(new MediaTask.Remove(this, endpoint(who)));
    }

    /** All media of the room end. */
    public void close() {
        mailbox.offer(new MediaTask.Close(this));
    }

    private static EndpointId endpoint(ParticipantId who) {
        return new EndpointId(who.value());
    }
}
