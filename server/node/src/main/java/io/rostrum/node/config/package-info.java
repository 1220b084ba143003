/**
 * The server's settings: one YAML file, overridable by environment, checked whole before anything
 * starts.
 */
@NullMarked
package io.rostrum.node.config;

import org.jspecify.annotations.NullMarked;
