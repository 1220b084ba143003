package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceLatchTest {

    private final SourceLatch latch = new SourceLatch();

    @Test
    void withoutADeclarationTheFirstSourceIsTheSectionsAndNoOther() {
        assertThat(latch.latched()).isFalse();
        assertThat(latch.admits(7)).isTrue();
        assertThat(latch.admits(8)).isFalse();
        assertThat(latch.admits(7)).isTrue();
        assertThat(latch.ssrc()).isEqualTo(7);
    }

    @Test
    void withADeclarationOnlyADeclaredSourceIs() {
        latch.declare(List.of(1, 2));
        assertThat(latch.admits(7)).isFalse();
        assertThat(latch.admits(2)).isTrue();
        assertThat(latch.admits(1)).as("one at a time").isFalse();
    }

    @Test
    void anotherOfferMayChangeTheSource() {
        latch.declare(List.of(1));
        latch.admits(1);
        assertThat(latch.declare(List.of(1))).isFalse();
        assertThat(latch.admits(1)).isTrue();
        assertThat(latch.declare(List.of(2))).isTrue();
        assertThat(latch.admits(1)).isFalse();
        assertThat(latch.admits(2)).isTrue();
    }

    @Test
    void aSourceThatSaidGoodbyeMakesRoomForAnother() {
        latch.admits(7);
        latch.release();
        assertThat(latch.admits(8)).isTrue();
    }
}
