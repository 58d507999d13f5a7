package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static boolean alike(String one, String other) {
        return !Collections.disjoint(Names.looks(one), Names.looks(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STRAIGHT SWAP",
                "Straight  Swap ",
                "StraightSwap",
                "Straight\u200bSwap",
                "Straight\u00a0Swap",
                "Straight-Swap",
                "Strаight Swap", // a Cyrillic a
                "Straight Swap",
                "Stráight Swap",
                "StraIght Swap",
                "\u202eStraight Swap"
            })
    void takesALookAlikeForTheName(String name) {
        assertThat(alike(name, "Straight Swap")).isTrue();
    }

    @Test
    void aCapitalIIsALowerL() {
        assertThat(alike("Balance Beam", "BaIance Beam")).isTrue();
        assertThat(alike("PayPal", "PaуPa1")).isTrue(); // a Cyrillic y, a one
    }

    @ParameterizedTest
    @ValueSource(strings = {"Straight Swaps", "Strait Swap", "直接兑换", "Swap Straight", "Agent 12"})
    void leavesOtherNamesAlone(String name) {
        assertThat(alike(name, "Straight Swap")).isFalse();
        assertThat(alike(name, "Agent 2")).isFalse();
    }
}
