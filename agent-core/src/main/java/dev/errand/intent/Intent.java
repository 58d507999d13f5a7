package dev.errand.intent;

import org.jspecify.annotations.Nullable;

/** One thing that a user wants. */
public sealed interface Intent {

    /** Its name in the JSON contract. */
    String type();

    /**
     * One token for another; exactly one side has an amount: on {@code sell} it is exact-in, on {@code buy} exact-out.
     *
     * @param maxSlippageBps the user's own limit in hundredths of a per cent; null takes the framework's
     */
    record Swap(Asset sell, Asset buy, @Nullable Integer maxSlippageBps) implements Intent {

        @Override
        public String type() {
            return "swap";
        }
    }

    /** What a swap would give; nothing moves. */
    record Quote(Asset sell, Asset buy) implements Intent {

        @Override
        public String type() {
            return "quote";
        }
    }

    /**
     * Tokens for somebody else.
     *
     * @param to an address, a {@code name.eth}, or a saved contact {@code @name}; null where it is not known yet
     */
    record Transfer(Asset asset, @Nullable String to) implements Intent {

        @Override
        public String type() {
            return "transfer";
        }
    }

    /**
     * What the account holds.
     *
     * @param token null asks for everything
     */
    record Balance(@Nullable String token) implements Intent {

        @Override
        public String type() {
            return "balance";
        }
    }
}
