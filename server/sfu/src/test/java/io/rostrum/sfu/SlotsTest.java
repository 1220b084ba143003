package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SlotsTest {

    private static final EndpointId LISTENER = new EndpointId("listener");

    private final Publication ana = publication("ana");
    private final Publication ben = publication("ben");
    private final Publication cem = publication("cem");
    private final Publication own = publication("listener");
    private final Slots slots = new Slots(LISTENER);

    @Test
    void theFloorPlaysInItsSlotsAndTheInterpretationSlotIsSilent() {
        give(SlotPurpose.FLOOR, SlotPurpose.FLOOR, SlotPurpose.INTERPRETATION);
        slots.floor(List.of(ana, ben));
        assertThat(playing()).containsExactly("ana", "ben", "-");
    }

    @Test
    void anInterpretationSilencesTheFloor() {
        give(SlotPurpose.FLOOR, SlotPurpose.FLOOR, SlotPurpose.INTERPRETATION);
        slots.floor(List.of(ana, ben));
        slots.interpretation(cem);
        assertThat(playing()).containsExactly("-", "-", "cem");
        slots.floor(List.of(ana, ben));
        assertThat(playing()).containsExactly("ana", "ben", "-");
    }

    @Test
    void aSharedSlotPlaysWhateverIsToBeHeard() {
        give(SlotPurpose.SHARED);
        slots.floor(List.of(ana, ben));
        assertThat(playing()).containsExactly("ana");
        slots.interpretation(cem);
        assertThat(playing()).containsExactly("cem");
        slots.silence();
        assertThat(playing()).containsExactly("-");
    }

    @Test
    void nobodyReceivesTheirOwnPublication() {
        give(SlotPurpose.FLOOR, SlotPurpose.FLOOR, SlotPurpose.INTERPRETATION);
        slots.floor(List.of(own, ana, ben));
        assertThat(playing()).containsExactly("ana", "ben", "-");
        assertThat(own.subscribers().size()).isZero();
    }

    @Test
    void whoIsHeardKeepsTheSlotWhenOthersComeAndGo() {
        give(SlotPurpose.FLOOR, SlotPurpose.FLOOR, SlotPurpose.FLOOR, SlotPurpose.INTERPRETATION);
        slots.floor(List.of(ana, ben, cem));
        slots.floor(List.of(cem, ben));
        assertThat(playing()).containsExactly("-", "ben", "cem", "-");
        slots.floor(List.of(ben, ana, cem));
        assertThat(playing()).containsExactly("ana", "ben", "cem", "-");
    }

    @Test
    void withFewerSlotsTheFirstOfTheRankingAreHeard() {
        give(SlotPurpose.FLOOR, SlotPurpose.INTERPRETATION);
        slots.floor(List.of(ana, ben, cem));
        assertThat(playing()).containsExactly("ana", "-");
        slots.floor(List.of(cem, ana, ben));
        assertThat(playing()).containsExactly("cem", "-");
    }

    @Test
    void slotsThatTheNextOfferDoesNotHaveFallSilent() {
        give(SlotPurpose.FLOOR, SlotPurpose.FLOOR, SlotPurpose.INTERPRETATION);
        slots.floor(List.of(ana, ben));
        slots.replace(slots.all().subList(0, 1));
        assertThat(playing()).containsExactly("ana");
        assertThat(ben.subscribers().size()).isZero();
    }

    @Test
    void aPublicationThatEndsIsPlayedNowhere() {
        give(SlotPurpose.FLOOR, SlotPurpose.FLOOR, SlotPurpose.INTERPRETATION);
        slots.floor(List.of(ana, ben));
        ana.end();
        assertThat(playing()).containsExactly("-", "ben", "-");
    }

    @Test
    void subscribersAreFoundAndLeftInAnyOrder() {
        List<Slot> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Slot slot = slot("m" + i, SlotPurpose.SHARED);
            slot.play(ana);
            many.add(slot);
        }
        assertThat(ana.subscribers().size()).isEqualTo(100);
        for (int i = 0; i < 100; i += 2) {
            many.get(i).silence();
        }
        assertThat(ana.subscribers().size()).isEqualTo(50);
        for (int i = 0; i < 50; i++) {
            assertThat(ana.subscribers().get(i).plays(ana)).isTrue();
        }
    }

    private void give(SlotPurpose... purposes) {
        List<Slot> given = new ArrayList<>();
        for (SlotPurpose purpose : purposes) {
            given.add(slot("m" + given.size(), purpose));
        }
        slots.replace(given);
    }

    private static Slot slot(String mid, SlotPurpose purpose) {
        StreamRewriter rewriter = new StreamRewriter(new SplittableRandom(1));
        return new Slot(
                new MediaSlot(mid, purpose), new OutboundStream(Idle.transport(), 1, rewriter));
    }

    private static Publication publication(String owner) {
        return new Publication(new EndpointId(owner), 1);
    }

    private List<String> playing() {
        return slots.all().stream()
                .map(slot ->
                        List.of(ana, ben, cem, own).stream()
                                .filter(slot::plays)
                                .map(each -> each.owner().value())
                                .findFirst()
                                .orElse("-"))
                .toList();
    }
}
