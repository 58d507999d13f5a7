package dev.errand.engine;

import dev.errand.chain.Fees;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What gas costs now, in the native coin and in the token by which offers are compared. One quote serves all offers for an order, so
 * that more gas is always more of the token.
 */
final class GasPrice {

    /** Quoted at least, 0.01 of the native coin: a smaller amount may come to nothing in the other token's units. */
    private static final BigInteger LEAST_QUOTED = BigInteger.TEN.pow(16);

    /** What is quoted: about what a plan takes. */
    private static final long USUAL_GAS = 500_000;

    private final Fees fees;
    private final TokenAmount quoted;
    private final Optional<TokenAmount> worth;

    private GasPrice(Fees fees, TokenAmount quoted, Optional<TokenAmount> worth) {
        this.fees = fees;
        this.quoted = quoted;
        this.worth = worth.filter(amount -> !amount.isZero());
    }

    /** In a token that arrives: what the gas would bring of it if it were sold instead. */
    static GasPrice inReceived(Token token, Fees fees, ReferenceQuotes quotes) {
        TokenAmount ether = quotedFor(fees);
        return new GasPrice(
                fees,
                ether,
                token.isNative()
                        ? Optional.of(ether)
                        : quotes.quoteSell(ether, token).map(ReferenceQuotes.Quote::amount));
    }

    /** In a token that is paid: what it would take of it to buy the gas. */
    static GasPrice inPaid(Token token, Fees fees, ReferenceQuotes quotes) {
        TokenAmount ether = quotedFor(fees);
        return new GasPrice(
                fees,
                ether,
                token.isNative()
                        ? Optional.of(ether)
                        : quotes.quoteBuy(ether, token).map(ReferenceQuotes.Quote::amount));
    }

    private static TokenAmount quotedFor(Fees fees) {
        return new TokenAmount(Token.ETH, fees.expected(USUAL_GAS).max(LEAST_QUOTED));
    }

    /** Whether the other token has a price in gas; if not, gas cannot be weighed. */
    boolean isKnown() {
        return worth.isPresent();
    }

    /** An offer with its gas; in the counted token it is rounded up. */
    AfterGas weigh(TokenAmount counted, boolean brings, long gas) {
        TokenAmount ether = new TokenAmount(Token.ETH, fees.expected(gas));
        return new AfterGas(counted, brings, ether, worth.map(amount -> {
            BigInteger[] parts = ether.units().multiply(amount.units()).divideAndRemainder(quoted.units());
            return new TokenAmount(amount.token(), parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE));
        }));
    }
}
