package io.rostrum.sfu;

import java.util.List;

/**
 * The receive slots of one endpoint, and what plays in which. A publication keeps its slot for as
 * long as it is heard, so that a change elsewhere does not move it.
 */
final class Slots {

    private final EndpointId owner;
    private List<Slot> slots = List.of();

    Slots(EndpointId owner) {
        this.owner = owner;
    }

    List<Slot> all() {
        return slots;
    }

    /** The slots of the latest offer; those that are not among them fall silent. */
    void replace(List<Slot> next) {
        for (Slot slot : slots) {
            if (!next.contains(slot)) {
                slot.silence();
            }
        }
        slots = List.copyOf(next);
    }

    /**
     * Plays the floor: as many as there are slots for, from the first of the ranking on, the
     * endpoint's own publication left out.
     */
    void floor(List<Publication> ranked) {
        for (Slot slot : slots) {
            if (!carriesFloor(slot) || !wanted(slot, ranked)) {
                slot.silence();
            }
        }
        int free = floorSlots();
        for (int i = 0; i < ranked.size() && free > 0; i++) {
            Publication publication = ranked.get(i);
            if (!publication.owner().equals(owner)) {
                free--;
                playInFloorSlot(publication);
            }
        }
    }

    /** Plays an interpretation; the floor's slots are silent. */
    void interpretation(Publication publication) {
        for (Slot slot : slots) {
            if (slot.section().purpose() == SlotPurpose.FLOOR) {
                slot.silence();
            } else {
                slot.play(publication);
            }
        }
    }

    void silence() {
        for (Slot slot : slots) {
            slot.silence();
        }
    }

    private boolean wanted(Slot slot, List<Publication> ranked) {
        int free = floorSlots();
        for (int i = 0; i < ranked.size() && free > 0; i++) {
            Publication publication = ranked.get(i);
            if (!publication.owner().equals(owner)) {
                free--;
                if (slot.plays(publication)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void playInFloorSlot(Publication publication) {
        Slot silent = null;
        for (Slot slot : slots) {
            if (carriesFloor(slot)) {
                if (slot.plays(publication)) {
                    return;
                }
                if (silent == null && slot.isSilent()) {
                    silent = slot;
                }
            }
        }
        if (silent != null) {
            silent.play(publication);
        }
    }

    private int floorSlots() {
        int count = 0;
        for (Slot slot : slots) {
            if (carriesFloor(slot)) {
                count++;
            }
        }
        return count;
    }

    private static boolean carriesFloor(Slot slot) {
        return slot.section().purpose() != SlotPurpose.INTERPRETATION;
    }
}
