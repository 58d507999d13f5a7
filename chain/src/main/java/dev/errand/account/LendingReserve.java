package dev.errand.account;

import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One token on one lending market, as it stands now, with what one account has there.
 *
 * @param token what is lent and borrowed
 * @param receipt the token that stands for what was lent, and grows with its interest
 * @param lent by the account, interest included
 * @param owed by the account, interest included
 * @param supplyRate what lenders earn a year, as a fraction
 * @param borrowRate what borrowers pay a year, as a fraction
 * @param supplyRoom how much more the market takes; empty if it sets no cap
 * @param borrowRoom how much more it lends: what is free, and what its cap leaves
 * @param liquidity what is free to leave, whoever takes it
 * @param state whether it can be used
 * @param price dollars of a whole token, as the market's oracle says
 * @param threshold what the account's lending of it counts for against liquidation, as a fraction; zero where it does not count
 * @param loanToValue what the same counts for when a debt is made
 * @param unborrowable why the account cannot borrow it however much it has lent; empty if it can
 */
public record LendingReserve(
        String market,
        Token token,
        Token receipt,
        TokenAmount lent,
        TokenAmount owed,
        BigDecimal supplyRate,
        BigDecimal borrowRate,
        Optional<TokenAmount> supplyRoom,
        TokenAmount borrowRoom,
        TokenAmount liquidity,
        State state,
        BigDecimal price,
        BigDecimal threshold,
        BigDecimal loanToValue,
        Optional<String> unborrowable) {

    /** Whether a reserve can be used. */
    public enum State {
        OPEN,
        /** What is there may leave; nothing may come. */
        FROZEN,
        /** Nothing may move. */
        PAUSED
    }

    /** Dollars, by the market's own oracle. */
    public BigDecimal dollars(TokenAmount amount) {
        return amount.wholeTokens().multiply(price);
    }
}
