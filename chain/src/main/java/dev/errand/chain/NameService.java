package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.util.Optional;

/**
 * Looks up names such as {@code alice.eth} on chain. Only names of ASCII letters, digits, hyphens and dots are looked up: no
 * normalisation is needed for them, and no letter looks like another script's.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-137">ERC-137: Ethereum Domain Name Service</a>
 */
public final class NameService {

    private static final ContractFunction RESOLVER = ContractFunction.parse("resolver(bytes32) returns (address)");
    private static final ContractFunction ADDR = ContractFunction.parse("addr(bytes32) returns (address)");

    private final ChainClient chain;
    private final Address registry;

    /** @param registry the chain's ENS registry */
    public NameService(ChainClient chain, Address registry) {
        this.chain = chain;
        this.registry = registry;
    }

    /**
     * The address that a name stands for now; empty if it stands for none.
     *
     * @throws IllegalArgumentException if it is no name of ASCII letters, digits, hyphens and dots
     */
    public Optional<Address> resolve(String name) {
        Bytes32 node = namehash(name);
        Address resolver = chain.call(registry, RESOLVER, node).address(0);
        if (resolver.isZero()) {
            return Optional.empty();
        }
        Address address = chain.call(resolver, ADDR, node).address(0);
        return address.isZero() ? Optional.empty() : Optional.of(address);
    }

    /**
     * The node of a name.
     *
     * @throws IllegalArgumentException if it is no name of ASCII letters, digits, hyphens and dots
     */
    public static Bytes32 namehash(String name) {
        if (!name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of lower-case letters, digits, hyphens and dots");
        }
        Bytes32 node = Bytes32.ZERO;
        String[] labels = name.split("\\.", -1);
        for (int i = labels.length - 1; i >= 0; i--) {
            node = Keccak256.hash(node.toBytes(), Keccak256.hash(labels[i]).toBytes());
        }
        return node;
    }
}
