package io.rostrum.sfu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who hears whom in one room: brings together the plan, the holds, the voices of the floor and what
 * each endpoint has chosen, and keeps the slots as they should be. Nothing here is done per packet,
 * but the note that one came.
 */
final class Routing {

    /** An open microphone that has sent nothing for this long is not live: its line is down. */
    private static final long LIVE_NANOS = 2_000_000_000L;

    /** How long someone counts as speaking after the last loud packet, and keeps a voice. */
    static final long HOLD_OVER_NANOS = 800_000_000L;

    private final Gate gate = new Gate();
    private final FloorVoices voices;
    private final Map<EndpointId, Endpoint> endpoints = new LinkedHashMap<>();

    /** The interpretation channels that carry an interpretation now, and whose. */
    private Map<ChannelId, Publication> live = Map.of();

    Routing(int floorVoices) {
        voices = new FloorVoices(floorVoices, HOLD_OVER_NANOS);
    }

    /** The endpoint of that name; a new one if there is none yet. */
    Endpoint join(EndpointId id) {
        return endpoints.computeIfAbsent(
                id,
                _ -> {
                    Endpoint endpoint = new Endpoint(id);
                    endpoint.gate(gate.decide(id));
                    return endpoint;
                });
    }

    Optional<Endpoint> find(EndpointId id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    Collection<Endpoint> all() {
        return endpoints.values();
    }

    void leave(EndpointId id, long now) {
        gate.left(id);
        Endpoint endpoint = endpoints.remove(id);
        if (endpoint != null) {
            endpoint.disconnect();
            changed(endpoint, now);
        }
    }

    void apply(RoutingPlan plan, long now) {
        gate.apply(plan);
        endpoints.values().forEach(each -> each.gate(gate.decide(each.id())));
        settle(now);
    }

    void hold(EndpointId id, Hold hold, long now) {
        gate.hold(id, hold);
        decide(id, now);
    }

    void holdUntil(EndpointId id, Hold hold, long epoch, long now) {
        gate.holdUntil(id, hold, epoch);
        decide(id, now);
    }

    void release(EndpointId id, Hold hold, long now) {
        gate.release(id, hold);
        decide(id, now);
    }

    private void decide(EndpointId id, long now) {
        Endpoint endpoint = endpoints.get(id);
        if (endpoint == null || gate.decide(id) == GateDecision.CLOSED) {
            return;
        }
        endpoint.gate(gate.decide(id));
        // Even a second hold changes something: a cough may be no mere cough any more.
        settle(now);
    }

    void select(EndpointId id, ChannelId channel) {
        Endpoint endpoint = join(id);
        endpoint.choose(channel);
        listen(endpoint);
    }

    /** What the endpoint sends, what it can hear, or whether it can be reached has changed. */
    void changed(Endpoint endpoint, long now) {
        if (endpoint.gate() == GateDecision.CLOSED) {
            listen(endpoint);
        } else {
            settle(now);
        }
    }

    /** Notes an authentic packet of the endpoint's publication, before the gate. */
    void heard(Publication publication, long now) {
        boolean wakes = !publication.flowing(now, LIVE_NANOS);
        publication.heard(now);
        if (wakes) {
            settle(now);
        }
    }

    /** Whether the SSRC is that of somebody else whom the plan allows to be heard. */
    boolean namesAnotherSource(Endpoint endpoint, int ssrc) {
        return gate.allowed().stream()
                .filter(id -> !id.equals(endpoint.id()))
                .flatMap(id -> find(id).flatMap(Endpoint::publication).stream())
                .anyMatch(each -> each.source().names(ssrc));
    }

    /** Notes how loud a packet is that passed the gate. */
    void loud(Publication publication, int level, long now) {
        publication.level().heard(level, now);
        if (voices.waits(publication, now) && voices.settle(now)) {
            endpoints.values().forEach(this::listen);
        }
    }

    /** Notices what changes by time alone: speech that has ended, a line that is down. */
    void tick(long now) {
        boolean reranked = voices.settle(now);
        Map<ChannelId, Publication> liveNow = liveChannels(now);
        if (reranked || !liveNow.equals(live)) {
            live = liveNow;
            endpoints.values().forEach(this::listen);
        }
    }

    /** Does something for each endpoint that is here and that the plan allows to be heard. */
    void eachAllowed(Consumer<Endpoint> action) {
        for (EndpointId id : gate.allowed()) {
            Endpoint endpoint = endpoints.get(id);
            if (endpoint != null) {
                action.accept(endpoint);
            }
        }
    }

    /** Who is heard on the floor and speaks, loudest first. */
    List<AudibleSource> audible(long now) {
        List<AudibleSource> speaking = new ArrayList<>();
        for (Publication each : voices.ranked()) {
            if (each.level().speaking(now)) {
                speaking.add(new AudibleSource(each.owner(), each.level().level()));
            }
        }
        speaking.sort((one, other) -> Integer.compare(one.level(), other.level()));
        return speaking;
    }

    private void settle(long now) {
        List<Publication> open = new ArrayList<>();
        for (EndpointId id : gate.plan().floor()) {
            Endpoint endpoint = endpoints.get(id);
            if (endpoint != null && endpoint.gate() == GateDecision.OPEN) {
                endpoint.publication().filter(Publication::begun).ifPresent(open::add);
            }
        }
        voices.open(open);
        voices.settle(now);
        live = liveChannels(now);
        endpoints.values().forEach(this::listen);
    }

    private Map<ChannelId, Publication> liveChannels(long now) {
        Map<ChannelId, Publication> found = new HashMap<>();
        gate.plan()
                .channels()
                .forEach((channel, route) ->
                        route.microphone()
                                .flatMap(id -> liveMicrophone(id, now))
                                .ifPresent(each -> found.put(channel, each)));
        return found;
    }

    private Optional<Publication> liveMicrophone(EndpointId id, long now) {
        if (!gate.occupies(id)) {
            return Optional.empty();
        }
        boolean coughs = gate.decide(id) == GateDecision.HELD;
        return find(id).flatMap(Endpoint::publication)
                .filter(each -> each.begun() && (coughs || each.flowing(now, LIVE_NANOS)));
    }

    /** Gives the endpoint's slots what it is to hear now. */
    private void listen(Endpoint endpoint) {
        Slots slots = endpoint.slots();
        if (endpoint.reachability() == Endpoint.Reachability.UNREACHABLE) {
            slots.silence();
            return;
        }
        ChannelRoute route = gate.plan().channels().get(endpoint.channel());
        if (route == null || isMicrophoneOf(endpoint, route)) {
            // The floor itself; a channel that is no more; or the interpreter's own.
            slots.floor(voices.ranked());
            return;
        }
        Publication interpretation = live.get(endpoint.channel());
        if (interpretation != null) {
            slots.interpretation(interpretation);
            return;
        }
        switch (route.whenSilent()) {
            case FLOOR -> slots.floor(voices.ranked());
            case SILENCE -> slots.silence();
        }
    }

    private static boolean isMicrophoneOf(Endpoint endpoint, ChannelRoute route) {
        return route.microphone().filter(endpoint.id()::equals).isPresent();
    }
}
