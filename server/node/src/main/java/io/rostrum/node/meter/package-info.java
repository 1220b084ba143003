/** What the control plane counts; the names all begin with {@code rostrum.}. */
@NullMarked
package io.rostrum.node.meter;

import org.jspecify.annotations.NullMarked;
