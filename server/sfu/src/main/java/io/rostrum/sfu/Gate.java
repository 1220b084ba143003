package io.rostrum.sfu;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Decides whose sound is forwarded: plan and no hold, default deny. Widening comes with a plan
 * only; a hold narrows at once.
 */
final class Gate {

    private static final long UNTIL_RELEASED = Long.MAX_VALUE;

    private RoutingPlan plan = RoutingPlan.nobody();
    private Set<EndpointId> allowed = Set.of();

    /** For each endpoint the holds on it, each with the epoch whose plan ends it. */
    private final Map<EndpointId, EnumMap<Hold, Long>> holds = new HashMap<>();

    RoutingPlan plan() {
        return plan;
    }

    /** Whom the plan allows to be heard, held or not. */
    Set<EndpointId> allowed() {
        return allowed;
    }

    /** Puts a plan in force, and ends the holds that waited for it; an older plan is ignored. */
    void apply(RoutingPlan next) {
        if (next.epoch() < plan.epoch()) {
            return;
        }
        plan = next;
        allowed = new HashSet<>(next.floor());
        next.channels().values().forEach(route -> route.microphone().ifPresent(allowed::add));
        holds.values().forEach(each -> each.values().removeIf(until -> until <= next.epoch()));
        holds.values().removeIf(Map::isEmpty);
    }

    /** Holds until {@link #release}. */
    void hold(EndpointId endpoint, Hold hold) {
        place(endpoint, hold, UNTIL_RELEASED);
    }

    /**
     * Holds until a plan of that epoch or a later one is in force. If it already is, that plan knew
     * of the decision, and nothing is left to hold.
     */
    void holdUntil(EndpointId endpoint, Hold hold, long epoch) {
        if (epoch > plan.epoch()) {
            place(endpoint, hold, epoch);
        }
    }

    private void place(EndpointId endpoint, Hold hold, long until) {
        holds.computeIfAbsent(endpoint, _ -> new EnumMap<>(Hold.class))
                .merge(hold, until, Math::max);
    }

    void release(EndpointId endpoint, Hold hold) {
        forget(endpoint, each -> each.remove(hold));
    }

    /**
     * Forgets the holds that the endpoint's own client placed. Those that wait for a plan stay: who
     * leaves and comes back does not escape them.
     */
    void left(EndpointId endpoint) {
        forget(endpoint, each -> each.values().removeIf(until -> until == UNTIL_RELEASED));
    }

    private void forget(EndpointId endpoint, Consumer<EnumMap<Hold, Long>> change) {
        holds.computeIfPresent(
                endpoint,
                (_, each) -> {
                    change.accept(each);
                    return each.isEmpty() ? null : each;
                });
    }

    GateDecision decide(EndpointId endpoint) {
        if (!allowed.contains(endpoint)) {
            return GateDecision.CLOSED;
        }
        return holds.containsKey(endpoint) ? GateDecision.HELD : GateDecision.OPEN;
    }

    /** Whether an open microphone still occupies its channel: open, or held by a cough alone. */
    boolean occupies(EndpointId endpoint) {
        return switch (decide(endpoint)) {
            case OPEN -> true;
            case CLOSED -> false;
            case HELD -> {
                EnumMap<Hold, Long> each = holds.get(endpoint);
                yield each != null && each.size() == 1 && each.containsKey(Hold.COUGH);
            }
        };
    }
}
