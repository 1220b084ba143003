/**
 * Between the wire and the rules: requests become commands, and translation is authorisation; the
 * rules' refusals become the registry's.
 */
@NullMarked
package io.rostrum.node.gateway;

import org.jspecify.annotations.NullMarked;
