/** Which of Netty's transports carries everything: epoll where there is one, else NIO. */
@NullMarked
package io.rostrum.node.transport;

import org.jspecify.annotations.NullMarked;
