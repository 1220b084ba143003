/** A meeting as a client holds it: immutable snapshots, and the steps from one to the next. */
@NullMarked
package io.rostrum.client.state;

import org.jspecify.annotations.NullMarked;
