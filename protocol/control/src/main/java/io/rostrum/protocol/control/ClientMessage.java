package io.rostrum.protocol.control;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Anything a client may send. A {@link Request} has an id and gets exactly one answer; a signal has
 * none.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ClientMessage permits Request, ClientSignal {}
