/**
 * The admin interface: meetings created, listed and ended over HTTP, join tokens issued; behind a
 * key.
 */
@NullMarked
package io.rostrum.node.admin;

import org.jspecify.annotations.NullMarked;
