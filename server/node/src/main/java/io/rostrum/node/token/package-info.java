/** Join tokens: signed, verified against several keys at once, issued with the server's own. */
@NullMarked
package io.rostrum.node.token;

import org.jspecify.annotations.NullMarked;
