package io.rostrum.sfu;

import java.util.List;
import java.util.Map;

/**
 * Who may be heard, and where. An endpoint that stands nowhere in it is heard by nobody. Immutable.
 *
 * @param epoch grows with every plan of a room; a plan older than the one in force is ignored
 * @param floor the endpoints that may be heard on the floor, by priority: the holders in the order
 *     in which they were given the floor, then who presides
 * @param channels the interpretation channels; {@link ChannelId#FLOOR} is not among them
 */
public record RoutingPlan(
        long epoch, List<EndpointId> floor, Map<ChannelId, ChannelRoute> channels) {

    /**
     * Copies what it is given; throws {@link IllegalArgumentException} if the floor stands among
     * the channels or an endpoint stands twice on the floor.
     */
    public RoutingPlan {
        floor = List.copyOf(floor);
        channels = Map.copyOf(channels);
        if (channels.containsKey(ChannelId.FLOOR)) {
            throw new IllegalArgumentException("the floor is not an interpretation channel");
        }
        if (floor.stream().distinct().count() != floor.size()) {
            throw new IllegalArgumentException("an endpoint stands twice on the floor: " + floor);
        }
    }

    /** The plan of a room before its first: nobody is heard. */
    static RoutingPlan nobody() {
        return new RoutingPlan(Long.MIN_VALUE, List.of(), Map.of());
    }
}
