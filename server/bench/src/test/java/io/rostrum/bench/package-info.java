@NullMarked
package io.rostrum.bench;

import org.jspecify.annotations.NullMarked;
