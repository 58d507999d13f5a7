package dev.errand.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.agent.schema.Schema;
import dev.errand.key.SigningKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedCardTest {

    private static final SigningKey KEY = SigningKey.random();
    private static final Skill SKILL =
            new Skill("swap", "Swap", "Swaps tokens", "swap", List.of("dex"), List.of("swap 1 ETH", "把1个ETH换成USDC"));

    private static AgentCard card(String name) {
        return new AgentCard(KEY.address(), name, "Swaps at the best price", 1, "a test", List.of(SKILL));
    }

    @Test
    void verifiesWhatItsOwnAgentSigned() {
        assertThat(SignedCard.sign(card("honest"), KEY).objection()).isEmpty();
    }

    @Test
    void noFieldCanBeChangedAfterwards() {
        SignedCard signed = SignedCard.sign(card("honest"), KEY);
        AgentCard card = signed.card();
        Skill other = new Skill("swap", "Swap", "Swaps tokens", "swap", List.of("dex"), List.of("swap 2 ETH"));
        List<AgentCard> forged = List.of(
                card("another"),
                new AgentCard(card.address(), card.name(), "other words", 1, card.provider(), card.skills()),
                new AgentCard(card.address(), card.name(), card.description(), 2, card.provider(), card.skills()),
                new AgentCard(card.address(), card.name(), card.description(), 1, "somebody else", card.skills()),
                new AgentCard(card.address(), card.name(), card.description(), 1, card.provider(), List.of(other)),
                new AgentCard(
                        SigningKey.random().address(),
                        card.name(),
                        card.description(),
                        1,
                        card.provider(),
                        card.skills()));
        assertThat(forged)
                .allSatisfy(changed -> assertThat(new SignedCard(changed, signed.signature()).objection())
                        .hasValueSatisfying(why -> assertThat(why).contains("sign it again")));
    }

    private static AgentCard typedCard() {
        Skill typed = SKILL.withSchemas(Schema.of(Request.class), Schema.of(Answer.class))
                .withPrice(Price.parse("0.01 USDC per call"));
        return new AgentCard(
                KEY.address(),
                "typed",
                "Answers",
                1,
                "a test",
                List.of(typed),
                Optional.of(URI.create("https://agents.example/inbox")));
    }

    record Request(String text, int times) {}

    record Answer(String text) {}

    @Test
    void schemasPriceAndEndpointAreReadBackAndSigned() {
        AgentCard card = typedCard();
        SignedCard signed = SignedCard.sign(card, KEY);
        assertThat(SignedCard.parse(signed.toJson())).isEqualTo(new SignedCard.Reading.Card(signed));
        Skill skill = card.skills().getFirst();
        List<Skill> changed = List.of(
                skill.withPrice(Price.parse("0.02 USDC per call")),
                skill.withSchemas(Schema.of(Answer.class), Schema.of(Answer.class)),
                skill.withSchemas(Schema.of(Request.class), Schema.of(Request.class)));
        for (Skill other : changed) {
            AgentCard forged =
                    new AgentCard(card.address(), "typed", "Answers", 1, "a test", List.of(other), card.endpoint());
            assertThat(new SignedCard(forged, signed.signature()).objection()).isPresent();
        }
        AgentCard elsewhere = new AgentCard(
                card.address(),
                "typed",
                "Answers",
                1,
                "a test",
                card.skills(),
                Optional.of(URI.create("https://thief.example/inbox")));
        assertThat(new SignedCard(elsewhere, signed.signature()).objection()).isPresent();
    }

    /** A card signed before there were schemas, prices and endpoints: its hash must never change. */
    @Test
    void whatACardDoesNotHaveHasNoPartInWhatIsSigned() {
        assertThat(SignedCard.canonicalJson(card("honest")))
                .doesNotContain("\"request\":", "\"reply\":", "\"price\":", "\"endpoint\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"endpoint\":\"file:///etc/passwd\"",
                "\"endpoint\":\"http://user:password@host/\"",
                "\"endpoint\":\"not an address\"",
                "\"endpoint\":5"
            })
    void refusesEndpointsThatAreNotOnTheWeb(String field) {
        String json = SignedCard.sign(typedCard(), KEY)
                .toJson()
                .replace("\"endpoint\":\"https://agents.example/inbox\"", field);
        assertThat(SignedCard.parse(json)).isInstanceOf(SignedCard.Reading.Malformed.class);
    }

    @Test
    void refusesACardWhoseSchemaRecurses() {
        String json = SignedCard.sign(typedCard(), KEY)
                .toJson()
                .replaceFirst("\"items\"|\"type\":\"string\"", "\"\\$ref\":\"#\"");
        assertThat(SignedCard.parse(json))
                .isInstanceOfSatisfying(
                        SignedCard.Reading.Malformed.class,
                        malformed -> assertThat(malformed.reason()).contains("recurse"));
    }

    /** UTF-8 writes half of a surrogate pair as a question mark: without care, two names would share one signature. */
    @Test
    void aNameWithHalfOfASurrogatePairIsNotSignedByTheSignatureOfAQuestionMark() {
        SignedCard signed = SignedCard.sign(card("honest?"), KEY);
        assertThat(new SignedCard(card("honest\ud800"), signed.signature()).objection())
                .hasValueSatisfying(why -> assertThat(why).contains("cannot be signed"));
        assertThatThrownBy(() -> SignedCard.sign(card("honest\ud800"), KEY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodySignsForAnotherAgent() {
        SigningKey other = SigningKey.random();
        AgentCard card = card("honest");
        assertThatThrownBy(() -> SignedCard.sign(card, other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsBackWhatItWrites() {
        SignedCard signed = SignedCard.sign(card("诚实的代理"), KEY);
        assertThat(SignedCard.parse(signed.toJson())).isEqualTo(new SignedCard.Reading.Card(signed));
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() {
        SignedCard signed = SignedCard.sign(card("honest"), KEY);
        String later = signed.toJson().replaceFirst("\\{", "{\"later\":true,");
        assertThat(SignedCard.parse(later)).isEqualTo(new SignedCard.Reading.Card(signed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "{\"card\":{},\"signature\":\"0x\"}",
                "{\"card\":5,\"signature\":\"0x\"}"
            })
    void saysWhatIsWrongWithAMalformedCard(String json) {
        assertThat(SignedCard.parse(json))
                .isInstanceOfSatisfying(
                        SignedCard.Reading.Malformed.class,
                        malformed -> assertThat(malformed.reason()).startsWith("the card cannot be read"));
    }

    @Test
    void doesNotReadCardsThatWouldFillTheMemory() {
        assertThat(SignedCard.parse(" ".repeat(SignedCard.MAX_JSON + 1)))
                .isInstanceOf(SignedCard.Reading.Malformed.class);
    }
}
