package dev.errand.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.key.SigningKey;
import java.util.List;
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
