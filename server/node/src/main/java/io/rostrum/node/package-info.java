/** The server: what {@code rostrum serve} starts, and tests start in their own process. */
@NullMarked
package io.rostrum.node;

import org.jspecify.annotations.NullMarked;
