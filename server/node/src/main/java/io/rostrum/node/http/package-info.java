/**
 * The one TCP port: HTTP, static files from the class path, the way to the WebSocket; what else
 * answers requests plugs in as a {@link io.rostrum.node.http.HttpRoute}.
 */
@NullMarked
package io.rostrum.node.http;

import org.jspecify.annotations.NullMarked;
