package dev.errand.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    /** The examples of ERC-55 itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
                "0xde709f2102306220921060314715629080e2fb77",
                "0x27b1fdb04752bbc536007a920d24acb045561c26",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
            })
    void writesTheChecksumOfErc55(String text) {
        assertThat(Address.parse(text)).hasToString(text);
        assertThat(Address.parse(text.toLowerCase(Locale.ROOT))).hasToString(text);
    }

    @Test
    void refusesEverySingleFlippedCase() {
        String right = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        for (int i = 2; i < right.length(); i++) {
            char c = right.charAt(i);
            if (!Character.isLetter(c)) {
                continue;
            }
            char flipped = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
            String wrong = right.substring(0, i) + flipped + right.substring(i + 1);
            assertThatThrownBy(() -> Address.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("checksum");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x",
                "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd",
                "0xzzAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
            })
    void refusesWhatIsNotAnAddress(String text) {
        assertThatThrownBy(() -> Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an address");
    }

    @Test
    void readsBackWhatItWrites() {
        Random random = new Random(55);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[Address.SIZE];
            random.nextBytes(bytes);
            Address address = Address.of(bytes);
            assertThat(Address.parse(address.toString())).isEqualTo(address);
        }
    }

    @Test
    void ordersByUnsignedBytes() {
        Address low = Address.parse("0x7fffffffffffffffffffffffffffffffffffffff");
        Address high = Address.parse("0x8000000000000000000000000000000000000000");
        assertThat(low).isLessThan(high);
    }
}
