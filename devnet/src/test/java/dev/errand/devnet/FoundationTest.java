package dev.errand.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.devnet.Bank.Order;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** What a kept foundation is named by, and how code of others is linked. */
class FoundationTest {

    private static final Address SOMEBODY = Bank.ADDRESS;

    private static Batch batch(int... wei) {
        Batch batch = new Batch(null, null);
        for (int amount : wei) {
            batch.add("a gift", Order.pay(SOMEBODY, BigInteger.valueOf(amount)));
        }
        return batch;
    }

    @Test
    void theNameChangesWithEveryTransactionAndWithTheirOrder() {
        assertThat(batch(1, 2).hash()).isEqualTo(batch(1, 2).hash());
        assertThat(batch(1, 2).hash()).isNotEqualTo(batch(2, 1).hash()).isNotEqualTo(batch(1).hash());
    }

    @Test
    void librariesAreLinkedAtTheirPlaces() {
        Bytecode code = Bytecode.of("FlashLoanLogic");
        assertThatThrownBy(code::bytes).isInstanceOf(IllegalArgumentException.class);
        Bytes linked = code.link("BorrowLogic", SOMEBODY).bytes();
        assertThat(linked.toString()).contains(SOMEBODY.toString().substring(2).toLowerCase(java.util.Locale.ROOT));
    }
}
