/** The command line: {@code rostrum serve}, {@code rostrum token}. */
@NullMarked
package io.rostrum.node.cli;

import org.jspecify.annotations.NullMarked;
