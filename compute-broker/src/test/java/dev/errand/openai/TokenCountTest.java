package dev.errand.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenCountTest {

    @Test
    void countsByTheEncoding() {
        assertThat(TokenCount.of("hello world")).isEqualTo(new TokenCount(2, true));
        assertThat(TokenCount.of("")).isEqualTo(new TokenCount(0, true));
    }

    @Test
    void theRuleOfThumbCountsWordsOnceAndChineseCharactersTwice() {
        assertThat(TokenCount.byRule("hello, big world 42")).isEqualTo(4);
        assertThat(TokenCount.byRule("租用GPU")).isEqualTo(5);
        assertThat(TokenCount.byRule(" … ")).isZero();
    }
}
