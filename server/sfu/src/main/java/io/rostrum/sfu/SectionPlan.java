package io.rostrum.sfu;

import io.rostrum.protocol.media.sdp.OfferedSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the sections of an offer are used for: one on which the endpoint sends, and its receive
 * slots.
 *
 * @param uplink the first section on which the client sends
 * @param slots with what each is for, in the order of the offer
 */
record SectionPlan(Optional<OfferedSection.Audio> uplink, List<Play> slots) {

    /** A receive section and what it is for. */
    record Play(OfferedSection.Audio section, SlotPurpose purpose) {}

    /**
     * Chooses. The only receive section is shared; of several the last one is for the
     * interpretation, those before it are for the floor. More than there are voices are not used.
     */
    static SectionPlan of(List<OfferedSection.Audio> sections, int floorVoices) {
        Optional<OfferedSection.Audio> uplink =
                sections.stream().filter(each -> each.direction().sends()).findFirst();
        List<OfferedSection.Audio> receiving =
                sections.stream()
                        .filter(each -> each.direction().receives())
                        .filter(each -> uplink.filter(each::equals).isEmpty())
                        .limit(floorVoices + 1L)
                        .toList();
        List<Play> slots = new ArrayList<>();
        for (int i = 0; i < receiving.size(); i++) {
            slots.add(new Play(receiving.get(i), purpose(i, receiving.size())));
        }
        return new SectionPlan(uplink, slots);
    }

    private static SlotPurpose purpose(int index, int count) {
        if (count == 1) {
            return SlotPurpose.SHARED;
        }
        return index < count - 1 ? SlotPurpose.FLOOR : SlotPurpose.INTERPRETATION;
    }

    boolean isEmpty() {
        return uplink.isEmpty() && slots.isEmpty();
    }
}
