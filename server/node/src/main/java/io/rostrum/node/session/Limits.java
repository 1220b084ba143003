package io.rostrum.node.session;

import java.time.Duration;

/**
 * What one connection may cost, and how a dropped line is treated.
 *
 * @param messageBytes the largest message accepted
 * @param messagesPerSecond how many messages a second are taken, with bursts of twice as many
 * @param joinTime how long a connection may take to join
 * @param unauthenticatedPerAddress connections of one address that have not joined yet
 * @param pingInterval how often a line is looked at, and a silent one asked whether it is there
 * @param grace how long a dropped participant keeps place and floor
 * @param writeBufferLow bytes waiting for the socket below which a slow line is caught up again
 * @param writeBufferHigh bytes waiting for the socket from which on a line is slow: it gets no more
 *     events, and later a snapshot in their place
 * @param writeBufferEnd bytes waiting beyond the low mark at which a line is closed
 */
public record Limits(
        int messageBytes,
        int messagesPerSecond,
        Duration joinTime,
        int unauthenticatedPerAddress,
        Duration pingInterval,
        Duration grace,
        int writeBufferLow,
        int writeBufferHigh,
        int writeBufferEnd) {}
