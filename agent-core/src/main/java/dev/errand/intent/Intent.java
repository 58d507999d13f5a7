package dev.errand.intent;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** One thing that a user wants. Of an incomplete reading, any value may be null. */
public sealed interface Intent {

    /** Its name in the JSON contract. */
    String type();

    /** Whether carrying it out changes what the account owns or owes. */
    default boolean movesValue() {
        return true;
    }

    /**
     * One token for another; exactly one side has an amount: on {@code sell} it is exact-in, on {@code buy} exact-out.
     *
     * @param maxSlippageBps the user's own limit in hundredths of a per cent; null takes the framework's
     * @param trigger null does it at once
     */
    record Swap(
            Asset sell,
            Asset buy,
            @Nullable Integer maxSlippageBps,
            @Nullable Trigger trigger) implements Intent {

        @Override
        public String type() {
            return "swap";
        }
    }

    /**
     * What a swap would give; nothing moves.
     *
     * @param maxSlippageBps the limit that such a swap would have, in hundredths of a per cent; null if none was said
     */
    record Quote(Asset sell, Asset buy, @Nullable Integer maxSlippageBps) implements Intent {

        @Override
        public String type() {
            return "quote";
        }

        @Override
        public boolean movesValue() {
            return false;
        }
    }

    /**
     * Tokens for somebody else.
     *
     * @param to an address, a {@code name.eth}, or a saved contact {@code @name}; null where it is not known yet
     * @param trigger null does it at once
     */
    record Transfer(
            Asset asset, @Nullable String to, @Nullable Trigger trigger) implements Intent {

        @Override
        public String type() {
            return "transfer";
        }
    }

    /** What is done with a lending market. */
    sealed interface Loan extends Intent {

        /** The token and how much of it. */
        Asset asset();

        /** Lower-case name of the market, such as {@code aave}; null leaves it to the agents. */
        @Nullable String market();

        /** Null does it at once. */
        @Nullable Trigger trigger();
    }

    /** Lends out; a share is of the balance. */
    record Supply(
            Asset asset, @Nullable String market, @Nullable Trigger trigger) implements Loan {

        @Override
        public String type() {
            return "supply";
        }
    }

    /** Takes back what was lent out; a share is of the position. */
    record Withdraw(
            Asset asset, @Nullable String market, @Nullable Trigger trigger) implements Loan {

        @Override
        public String type() {
            return "withdraw";
        }
    }

    /** Borrows against what was lent out. */
    record Borrow(
            Asset asset, @Nullable String market, @Nullable Trigger trigger) implements Loan {

        @Override
        public String type() {
            return "borrow";
        }
    }

    /** Pays back what was borrowed; a share is of the debt. */
    record Repay(
            Asset asset, @Nullable String market, @Nullable Trigger trigger) implements Loan {

        @Override
        public String type() {
            return "repay";
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

        @Override
        public boolean movesValue() {
            return false;
        }
    }

    /**
     * Runs a model.
     *
     * @param model name, as public tables spell it
     * @param input {@code attachment} is what the caller attached; null if nothing is said
     * @param inputTokens of one request
     * @param outputTokens of one request
     * @param requests null is one
     * @param precision such as {@code fp8}
     * @param deadline from acceptance on
     * @param maxCost the most that the user would pay
     * @param gpu name of a GPU, or of a family of them; null leaves it to the broker
     * @param count of GPUs
     * @param estimateOnly whether the user only asks what it would take
     */
    record Infer(
            @Nullable String model,
            @Nullable String input,
            @Nullable BigInteger inputTokens,
            @Nullable BigInteger outputTokens,
            @Nullable BigInteger requests,
            @Nullable String precision,
            @Nullable Timespan deadline,
            @Nullable Cost maxCost,
            @Nullable String gpu,
            @Nullable BigInteger count,
            boolean estimateOnly)
            implements Intent {

        @Override
        public String type() {
            return "infer";
        }

        @Override
        public boolean movesValue() {
            return !estimateOnly;
        }
    }

    /**
     * Trains or fine-tunes a model.
     *
     * @param model name; null where only its size is said
     * @param parameters of the model
     * @param tokens to train on
     * @param deadline from acceptance on
     * @param maxCost the most that the user would pay
     * @param gpu name of a GPU, or of a family of them
     * @param count of GPUs
     * @param estimateOnly whether the user only asks what it would take
     */
    record Train(
            @Nullable String model,
            @Nullable BigInteger parameters,
            @Nullable BigInteger tokens,
            @Nullable Timespan deadline,
            @Nullable Cost maxCost,
            @Nullable String gpu,
            @Nullable BigInteger count,
            boolean estimateOnly)
            implements Intent {

        @Override
        public String type() {
            return "train";
        }

        @Override
        public boolean movesValue() {
            return !estimateOnly;
        }
    }

    /**
     * Rents GPUs.
     *
     * @param gpu name of a GPU, or of a family of them
     * @param duration how long
     * @param maxCost the most that the user would pay for all of it
     */
    record Rent(
            @Nullable String gpu,
            @Nullable BigInteger count,
            @Nullable Timespan duration,
            @Nullable Cost maxCost) implements Intent {

        @Override
        public String type() {
            return "rent";
        }
    }

    /**
     * Renders frames.
     *
     * @param secondsPerFrame on the GPU that is named, or on a reference GPU
     * @param deadline from acceptance on
     * @param maxCost the most that the user would pay
     */
    record Render(
            @Nullable BigInteger frames,
            @Nullable BigDecimal secondsPerFrame,
            @Nullable String gpu,
            @Nullable Timespan deadline,
            @Nullable Cost maxCost)
            implements Intent {

        @Override
        public String type() {
            return "render";
        }
    }

    /**
     * Anything that some other agent offers.
     *
     * @param query the request in the user's words
     */
    record Service(@Nullable String query) implements Intent {

        @Override
        public String type() {
            return "service";
        }
    }
}
