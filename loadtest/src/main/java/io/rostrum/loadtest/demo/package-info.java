/** A living meeting: robots take every part, a person may take any. */
@NullMarked
package io.rostrum.loadtest.demo;

import org.jspecify.annotations.NullMarked;
