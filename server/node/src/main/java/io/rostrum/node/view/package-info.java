/**
 * How a meeting is published: its state and its events in the wire's words, as each view shows
 * them, with a gap-free revision a view (see {@code docs/design/views.md}).
 */
@NullMarked
package io.rostrum.node.view;

import org.jspecify.annotations.NullMarked;
