package dev.errand.engine;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.offer.DollarPrices;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an account holds while a plan is being made: real balances, less what earlier steps take, and more what they surely give.
 * Turns amounts as users say them into whole smallest units. Not thread-safe; lives as long as one plan is being made.
 */
final class Wallet {

    /** Gas that the transaction of a plan may take before its simulation says more exactly: kept back from "all my ETH". */
    private static final long GAS_RESERVE = 1_500_000;

    private final ChainProfile profile;
    private final ChainClient chain;
    private final DollarPrices prices;
    private final Address account;
    private final Map<Token, BigInteger> available = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    Wallet(ChainProfile profile, ChainClient chain, DollarPrices prices, Address account) {
        this.profile = profile;
        this.chain = chain;
        this.prices = prices;
        this.account = account;
    }

    /** As {@code other} is now; what happens to one does not happen to the other. */
    Wallet(Wallet other) {
        this(other.profile, other.chain, other.prices, other.account);
        available.putAll(other.available);
        notes.addAll(other.notes);
    }

    /** What is left of each token that was asked about. */
    Map<Token, BigInteger> touched() {
        return Map.copyOf(available);
    }

    List<String> notes() {
        return notes;
    }

    Token token(Asset asset) throws Refusal {
        return token(String.valueOf(asset.token()));
    }

    /** @param named the token's symbol, or its address */
    Token token(String named) throws Refusal {
        Optional<Token> token = named.startsWith("0x") ? profile.token(Address.parse(named)) : profile.token(named);
        return token.orElseThrow(() -> new Refusal("there is no token " + named + " on this chain's list"));
    }

    /** The amount in smallest units, for amounts that do not depend on an earlier step. */
    TokenAmount resolve(Amount amount, Token token) throws Refusal {
        return switch (amount) {
            case Amount.Value value -> exactly(token, value.value());
            case Amount.Share share -> share(token, share.share());
            case Amount.Usd usd -> dollars(token, usd.usd());
            case Amount.OfStep of -> throw new IllegalArgumentException("an amount of step " + of.step());
        };
    }

    /** Takes it out. */
    void spend(TokenAmount amount) throws Refusal {
        BigInteger held = held(amount.token());
        if (held.compareTo(amount.units()) < 0) {
            throw new Refusal("this needs " + amount + ", and the account has " + new TokenAmount(amount.token(), held)
                    + "; take less, or fund " + account);
        }
        available.put(amount.token(), held.subtract(amount.units()));
    }

    /** Puts in what a step guarantees. */
    void receive(TokenAmount amount) {
        available.put(amount.token(), held(amount.token()).add(amount.units()));
    }

    TokenAmount balance(Token token) {
        return new TokenAmount(token, held(token));
    }

    private BigInteger held(Token token) {
        return available.computeIfAbsent(
                token, each -> chain.balance(account, each).units());
    }

    private static TokenAmount exactly(Token token, BigDecimal value) throws Refusal {
        try {
            return TokenAmount.of(token, value);
        } catch (IllegalArgumentException e) {
            throw new Refusal(value.toPlainString() + " " + token + " cannot be: " + token + " has " + token.decimals()
                    + " decimal places; say a rounder amount");
        }
    }

    private TokenAmount share(Token token, BigDecimal share) throws Refusal {
        TokenAmount part = balance(token).share(share);
        if (token.isNative() && share.compareTo(BigDecimal.ONE) == 0) {
            BigInteger gas = chain.fees().most(GAS_RESERVE);
            if (part.units().compareTo(gas) <= 0) {
                throw new Refusal("all of the account's " + part + " may be needed for gas");
            }
            TokenAmount kept = new TokenAmount(token, gas);
            notes.add("all of it means all but " + kept + ", which are kept for this transaction's gas");
            part = part.minus(kept);
        }
        if (part.isZero()) {
            throw new Refusal("the account has no " + token + " to take a share of");
        }
        return part;
    }

    private TokenAmount dollars(Token token, BigDecimal usd) throws Refusal {
        Optional<BigDecimal> price = prices.dollarsPerToken(token);
        if (price.isEmpty()) {
            throw new Refusal(
                    "there is no price of " + token + " to be trusted; say how many tokens instead of dollars");
        }
        BigDecimal tokens = usd.divide(price.get(), token.decimals(), RoundingMode.DOWN);
        TokenAmount amount = exactly(token, tokens);
        if (amount.isZero()) {
            throw new Refusal("$" + usd.toPlainString() + " is less than the smallest unit of " + token);
        }
        notes.add("$" + usd.toPlainString() + " are " + amount + " at a time-weighted "
                + price.get().setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " dollars each");
        return amount;
    }
}
