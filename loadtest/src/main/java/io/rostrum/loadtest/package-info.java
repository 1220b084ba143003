/** Drives a server from outside: the demo and its robots. Never sees the server's code. */
@NullMarked
package io.rostrum.loadtest;

import org.jspecify.annotations.NullMarked;
