package io.rostrum.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @Test
    void anIdentifierIsOneTo128VisibleAsciiCharacters() {
        assertThat(ParticipantId.parse("auth0|a.person@example.org").map(ParticipantId::value))
                .hasValue("auth0|a.person@example.org");
        assertThat(ParticipantId.parse("x".repeat(128))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "naïve", "line\nbreak", "\u007f"})
    void whatIsNoIdentifierIsAValueWhenParsed(String text) {
        assertThat(MeetingId.parse(text)).isEmpty();
        assertThat(ParticipantId.parse(text)).isEmpty();
        assertThat(RequestId.parse(text)).isEmpty();
        assertThat(DelegationCode.parse(text)).isEmpty();
        assertThat(GroupCode.parse(text)).isEmpty();
        assertThat(RegionCode.parse(text)).isEmpty();
    }

    @Test
    void anIdentifierThatIsTooLongIsNone() {
        assertThat(RequestId.parse("x".repeat(129))).isEmpty();
    }

    @Test
    void makingAnIdentifierOfSomethingElseIsABug() {
        assertThatThrownBy(() -> new RequestId("two words"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two words");
    }

    @ParameterizedTest
    @CsvSource({"fr,fr", "FR,fr", "zh-hant,zh-Hant", "pt-br,pt-BR", "es-419,es-419", "ase,ase"})
    void aLanguageTagIsReadInAnyCaseAndKeptInTheCanonicalOne(String text, String canonical) {
        assertThat(LanguageTag.parse(text)).hasValue(new LanguageTag(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f", "french", "fr_FR", "fr-", "en-x-private", "-fr", "fr FR"})
    void whatIsNoLanguageTagIsAValueWhenParsed(String text) {
        assertThat(LanguageTag.parse(text)).isEmpty();
    }

    @Test
    void makingALanguageTagInAnotherCaseIsABug() {
        assertThatThrownBy(() -> new LanguageTag("FR"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void readingATagNeverFailsAndReadingItAgainChangesNothing(@ForAll String text) {
        Optional<LanguageTag> tag = LanguageTag.parse(text);
        assertThat(tag.flatMap(read -> LanguageTag.parse(read.value()))).isEqualTo(tag);
    }
}
