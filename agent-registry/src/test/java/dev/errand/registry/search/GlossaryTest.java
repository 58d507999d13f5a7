package dev.errand.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlossaryTest {

    private final Glossary glossary = Glossary.cedict();

    @Test
    void cutsIntoTheFewestWords() {
        assertThat(glossary.words("用银行卡买加密货币")).containsExactly("用", "银行卡", "买", "加密货币");
    }

    @Test
    void saysEachWordInEnglishAndLeavesTheRest() {
        assertThat(glossary.toEnglish("附近有没有发生地震", 1)).isEqualTo("nearby happen earthquake");
        assertThat(glossary.toEnglish("把 2 ETH 换成 USDC", 1)).startsWith("2 ETH").endsWith("USDC");
        assertThat(glossary.toEnglish("", 1)).isEmpty();
    }
}
