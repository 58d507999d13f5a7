package dev.errand.defi;

import dev.errand.chain.AbiValues;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One exchange of Uniswap v2's make: a factory with its pools, and the router that trades on them. */
final class UniswapV2Venue {

    private static final String KIND = "uniswap-v2";

    private static final ContractFunction GET_PAIR =
            ContractFunction.parse("getPair(address,address) returns (address)");
    private static final ContractFunction GET_RESERVES =
            ContractFunction.parse("getReserves() returns (uint112,uint112,uint32)");

    private final String name;
    private final Address factory;
    private final Address router;
    private final ChainClient chain;
    private final Map<Set<Token>, Address> pairs = new ConcurrentHashMap<>(); // a pair, once made, stays where it is

    private UniswapV2Venue(String name, ChainProfile.Venue venue, ChainClient chain) {
        this.name = name;
        this.factory = venue.contract("factory");
        this.router = venue.contract("router");
        this.chain = chain;
    }

    /** All venues of this kind in the profile. */
    static List<UniswapV2Venue> of(ChainProfile profile, ChainClient chain) {
        return profile.venues().entrySet().stream()
                .filter(entry -> entry.getValue().kind().equals(KIND))
                .map(entry -> new UniswapV2Venue(entry.getKey(), entry.getValue(), chain))
                .toList();
    }

    String name() {
        return name;
    }

    Address router() {
        return router;
    }

    /** The pair's contract; empty if there is none. Neither token may be the native coin. */
    Optional<Address> address(Token one, Token other) {
        Set<Token> key = Set.of(one, other);
        Address known = pairs.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Address found =
                chain.call(factory, GET_PAIR, one.address(), other.address()).address(0);
        if (found.isZero()) {
            return Optional.empty();
        }
        pairs.put(key, found);
        return Optional.of(found);
    }

    /** The pool from one token to the other, at the newest block; empty if there is none, or it is empty. */
    Optional<Pair> pair(Token in, Token out) {
        return address(in, out)
                .map(pair -> {
                    AbiValues reserves = chain.call(pair, GET_RESERVES);
                    boolean inOrder = in.address().compareTo(out.address()) < 0;
                    return new Pair(
                            pair,
                            new TokenAmount(in, reserves.uint(inOrder ? 0 : 1)),
                            new TokenAmount(out, reserves.uint(inOrder ? 1 : 0)));
                })
                .filter(pool -> !pool.reserveIn().isZero() && !pool.reserveOut().isZero());
    }
}
