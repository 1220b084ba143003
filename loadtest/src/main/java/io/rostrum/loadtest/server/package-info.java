/** A server as a process of its own, and its admin interface. */
@NullMarked
package io.rostrum.loadtest.server;

import org.jspecify.annotations.NullMarked;
