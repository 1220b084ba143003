/** The rules, each by its name; tables and properties beside them. */
@NullMarked
package io.rostrum.meeting;

import org.jspecify.annotations.NullMarked;
