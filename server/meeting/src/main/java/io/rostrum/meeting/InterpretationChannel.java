package io.rostrum.meeting;

/** A channel that carries the interpretation into one language. */
public record InterpretationChannel(LanguageTag language, WhenSilent whenSilent) {}
