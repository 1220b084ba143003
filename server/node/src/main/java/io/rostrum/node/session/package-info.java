/**
 * One participant's connection across reconnects: what was answered, what was told, and the bounded
 * way in which it leaves through a socket (see {@code docs/design/sessions.md}).
 */
@NullMarked
package io.rostrum.node.session;

import org.jspecify.annotations.NullMarked;
