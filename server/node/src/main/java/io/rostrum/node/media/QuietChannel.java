package io.rostrum.node.media;

import io.netty.channel.ChannelInboundHandlerAdapter;

/** The media port's pipeline before its intake stands: what comes is not for anybody yet. */
final class QuietChannel extends ChannelInboundHandlerAdapter {}
