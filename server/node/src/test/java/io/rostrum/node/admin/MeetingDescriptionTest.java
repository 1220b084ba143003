package io.rostrum.node.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.MeetingCharter;
import io.rostrum.meeting.MeetingKind;
import io.rostrum.meeting.OnExpiry;
import io.rostrum.meeting.WhenSilent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MeetingDescriptionTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static MeetingCharter charter(String json) {
        Described described = MeetingDescription.read(JSON.readTree(json));
        assertThat(described).isInstanceOf(Described.Charter.class);
        return ((Described.Charter) described).charter();
    }

    private static List<String> faults(String json) {
        Described described = MeetingDescription.read(JSON.readTree(json));
        assertThat(described).isInstanceOf(Described.Faulty.class);
        return ((Described.Faulty) described).faults();
    }

    @Test
    void aDescriptionBecomesACharter() {
        MeetingCharter charter =
                charter(
                        """
                        {"id": "plenary", "title": {"en": "Plenary", "fr": "Plénière"}, "kind": "virtual",
                         "delegations": [{"code": "AVL", "names": {"en": "Avalonia"}, "region": "north", "group": "rivers"}],
                         "channels": [{"language": "FR", "whenSilent": "silence"}, {"language": "ar"}],
                         "speakingTime": {"limitSeconds": 120, "warningSeconds": 20, "onExpiry": "cut"},
                         "openMicrophones": 2, "deputies": ["deputy-1"]}
                        """);
        assertThat(charter.kind()).isEqualTo(MeetingKind.VIRTUAL);
        assertThat(charter.title().in(new LanguageTag("fr"))).isEqualTo("Plénière");
        assertThat(charter.channels().getFirst().whenSilent()).isEqualTo(WhenSilent.SILENCE);
        assertThat(charter.channels().getLast().whenSilent()).isEqualTo(WhenSilent.FLOOR);
        assertThat(charter.speakingTime().limit()).isEqualTo(Duration.ofMinutes(2));
        assertThat(charter.speakingTime().onExpiry()).isEqualTo(OnExpiry.CUT);
        assertThat(charter.delegations().getFirst().region()).isPresent();
    }

    @Test
    void whatIsLeftOutHasADefault() {
        MeetingCharter charter = charter("{\"id\": \"m\", \"title\": {\"en\": \"M\"}}");
        assertThat(charter.kind()).isEqualTo(MeetingKind.HYBRID);
        assertThat(charter.openMicrophones()).isEqualTo(1);
        assertThat(charter.speakingTime().limit()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void everyFaultIsToldAtOnceWithItsPlace() {
        assertThat(
                        faults(
                                """
                                {"id": "with space", "title": "M", "kind": "secret", "openMicrophones": "two", "colour": 1,
                                 "delegations": [{"code": "A", "names": {"en": "A"}}, {"names": {"english!": "B"}}],
                                 "channels": [{"language": "french"}], "speakingTime": {"limit": 3}}
                                """))
                .anyMatch(f -> f.startsWith("id is not acceptable"))
                .anyMatch(f -> f.startsWith("title must be texts by language"))
                .anyMatch(f ->
                        f.startsWith(
                                "kind must be one of hybrid, physical-with-remote-support, virtual"))
                .anyMatch(f -> f.startsWith("openMicrophones must be a whole number"))
                .anyMatch(f -> f.startsWith("colour is not known here"))
                .anyMatch(f -> f.startsWith("delegations[1].code is missing"))
                .anyMatch(f -> f.startsWith("delegations[1].names.english!"))
                .anyMatch(f -> f.startsWith("channels[0].language is not acceptable"))
                .anyMatch(f -> f.startsWith("speakingTime.limit is not known here"));
    }

    @Test
    void theMeetingsOwnRulesAreToldAsSentences() {
        assertThat(
                        faults(
                                """
                                {"id": "m", "title": {"en": "M"}, "openMicrophones": 0,
                                 "channels": [{"language": "fr"}, {"language": "fr"}],
                                 "speakingTime": {"limitSeconds": 10, "warningSeconds": 10}}
                                """))
                .containsExactlyInAnyOrder(
                        "the channel fr is there twice",
                        "openMicrophones must be from 1 to 32",
                        "speakingTime.warningSeconds must be from 0 to less than the limit");
    }
}
