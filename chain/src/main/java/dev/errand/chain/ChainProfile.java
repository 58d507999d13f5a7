package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that the framework takes as given about one chain: what is not in it is not used, however an agent praises it.
 *
 * @param chainId what signatures are bound to
 * @param rpc the node
 * @param finality when a block counts as final
 * @param maxInFlight transactions of one account that may wait at once: 1 where nodes take one of a delegated sender
 * @param account our account contract's code, to which users delegate
 * @param sandboxFactory our sandbox factory
 * @param tokens the token list, native coin first
 * @param wrappedNative the ERC-20 form of the native coin
 * @param venues places to trade, by name
 * @param nameRegistry the ENS registry; empty where names cannot be looked up
 */
public record ChainProfile(
        ChainId chainId,
        URI rpc,
        Finality finality,
        int maxInFlight,
        Deployed account,
        Deployed sandboxFactory,
        List<Token> tokens,
        Token wrappedNative,
        Map<String, Venue> venues,
        Optional<Address> nameRegistry) {

    /** @throws IllegalArgumentException if a symbol stands twice, or the wrapped coin is not on the list */
    public ChainProfile {
        tokens = List.copyOf(tokens);
        venues = Collections.unmodifiableMap(new LinkedHashMap<>(venues));
        if (maxInFlight < 1) {
            throw new IllegalArgumentException(
                    "at least one transaction must be allowed in flight, not " + maxInFlight);
        }
        long symbols = tokens.stream()
                .map(token -> token.symbol().toUpperCase(Locale.ROOT))
                .distinct()
                .count();
        if (symbols != tokens.size()) {
            throw new IllegalArgumentException("a symbol stands twice in the token list " + tokens);
        }
        if (!tokens.contains(wrappedNative)) {
            throw new IllegalArgumentException(wrappedNative + " is not on the token list");
        }
    }

    /**
     * A contract of ours on this chain.
     *
     * @param codeHash Keccak-256 of its code, which is compared before anything is signed
     */
    public record Deployed(Address address, Bytes32 codeHash) {}

    /**
     * A place to trade.
     *
     * @param kind what it is, such as {@code uniswap-v2}
     * @param contracts its contracts by role, such as {@code factory} and {@code router}
     */
    public record Venue(String kind, Map<String, Address> contracts) {

        /** Copies the map. */
        public Venue {
            contracts = Map.copyOf(contracts);
        }

        /**
         * The contract with this role.
         *
         * @throws IllegalArgumentException if the venue has none
         */
        public Address contract(String role) {
            Address address = contracts.get(role);
            if (address == null) {
                throw new IllegalArgumentException("venue of kind " + kind + " has no " + role);
            }
            return address;
        }
    }

    /** The token that the list calls {@code symbol}, whatever its case. */
    public Optional<Token> token(String symbol) {
        return tokens.stream()
                .filter(token -> token.symbol().equalsIgnoreCase(symbol))
                .findFirst();
    }

    /** The token at {@code address}, if it is on the list. */
    public Optional<Token> token(Address address) {
        return tokens.stream().filter(token -> token.address().equals(address)).findFirst();
    }

    /**
     * Makes sure that our own code, and no other, stands where the profile says.
     *
     * @throws WrongChainException if it does not: nothing must be signed for this chain then
     */
    public void verify(ChainClient chain) {
        if (!chain.chainId().equals(chainId)) {
            throw new WrongChainException(chainId, chain.chainId());
        }
        for (Deployed deployed : List.of(account, sandboxFactory)) {
            if (!Keccak256.hash(chain.code(deployed.address()).toBytes()).equals(deployed.codeHash())) {
                throw new WrongChainException("the code at " + deployed.address() + " on chain " + chainId
                        + " is not Errand's; deploy our contracts there, or correct the chain profile");
            }
        }
    }
}
