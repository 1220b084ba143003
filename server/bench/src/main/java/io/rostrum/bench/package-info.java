/**
 * What the server costs, beside what the machine can do at all: measured in one run, by turns, and
 * told as ratios.
 */
@NullMarked
package io.rostrum.bench;

import org.jspecify.annotations.NullMarked;
