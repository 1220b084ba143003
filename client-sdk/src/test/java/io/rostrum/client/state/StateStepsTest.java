package io.rostrum.client.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.Notice;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ServerMessage.Event;
import io.rostrum.protocol.control.ServerMessage.Snapshot;
import io.rostrum.protocol.control.ViewEvent;
import io.rostrum.protocol.control.You;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The golden walks through a meeting, which the browser's client is held against as well. */
class StateStepsTest {

    private static final Path WALKS =
            Path.of("../protocol/control/src/test/resources/golden/state");
    private static final JsonMapper JSON = new JsonMapper();
    private static final ControlCodec CODEC = new ControlCodec(1 << 20);

    static List<Path> walks() throws IOException {
        try (Stream<Path> files = Files.list(WALKS)) {
            return files.sorted().toList();
        }
    }

    private static ServerMessage message(JsonNode node) {
        return CODEC.decodeServer(JSON.writeValueAsBytes(node));
    }

    @ParameterizedTest
    @MethodSource("walks")
    void everyStepOfAWalkLeadsToTheStateThatIsWrittenDown(Path file) throws IOException {
        JsonNode walk = JSON.readTree(Files.readString(file));
        Snapshot start = (Snapshot) message(walk.get("snapshot"));
        MeetingState state = start.state();
        long revision = start.revision();
        for (JsonNode step : walk.get("events")) {
            Event event = (Event) message(step);
            assertThat(event.revision()).isEqualTo(++revision);
            state = StateSteps.apply(state, event.event());
        }
        Snapshot expected = (Snapshot) message(walk.get("expected"));
        assertThat(state).isEqualTo(expected.state());
        assertThat(revision).isEqualTo(expected.revision());
    }

    @Test
    void theWalksTakeEveryKindOfStep() throws IOException {
        Set<String> taken = new HashSet<>();
        for (Path file : walks()) {
            for (JsonNode step : JSON.readTree(Files.readString(file)).get("events")) {
                taken.add(((Event) message(step)).event().getClass().getSimpleName());
            }
        }
        assertThat(Stream.of(ViewEvent.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .allSatisfy(kind -> assertThat(taken).contains(kind));
    }

    @Test
    void aNoticeOfOnesMicrophoneOpensAndShutsItAndAnotherChannelsDoesNot() throws IOException {
        JsonNode walk = JSON.readTree(Files.readString(walks().getFirst()));
        You you = ((Snapshot) message(walk.get("snapshot"))).you();
        You live = StateSteps.apply(you, new Notice.MicrophoneOpened("fr"));
        assertThat(live.openOn()).contains("fr");
        assertThat(
                        StateSteps.apply(
                                        live,
                                        new Notice.MicrophoneClosed(
                                                "floor", Notice.CloseReason.REVOKED))
                                .openOn())
                .contains("fr");
        assertThat(
                        StateSteps.apply(
                                        live,
                                        new Notice.MicrophoneClosed(
                                                "fr", Notice.CloseReason.TAKEN_OVER))
                                .openOn())
                .isEqualTo(Optional.empty());
    }
}
