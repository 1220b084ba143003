package io.rostrum.sfu;

/**
 * A receive section of an endpoint and what it is for.
 *
 * @param mid the section's identification tag (RFC 5888)
 * @param purpose what is heard there
 */
public record MediaSlot(String mid, SlotPurpose purpose) {}
