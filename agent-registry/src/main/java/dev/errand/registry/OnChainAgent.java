package dev.errand.registry;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the chain says of an agent.
 *
 * @param agentId its number in the identity registry, from 1
 * @param owner who may change it
 * @param uri where its registration file is; empty if it was never set
 * @param wallet where it is paid; empty if nowhere
 * @param cardHash Keccak-256 of its card's canonical JSON, as it stands in the metadata {@value #CARD_KEY}; empty if it has none
 * @param stake ether that stands behind it, in wei
 * @param registeredIn number of the block in which it was registered
 */
public record OnChainAgent(
        BigInteger agentId,
        Address owner,
        String uri,
        Optional<Address> wallet,
        Optional<Bytes32> cardHash,
        BigInteger stake,
        long registeredIn) {

    /** The key of the metadata that binds a card to its identity. */
    public static final String CARD_KEY = "errand.card";

    OnChainAgent ownedBy(Address newOwner) {
        return new OnChainAgent(agentId, newOwner, uri, wallet, cardHash, stake, registeredIn);
    }

    OnChainAgent at(String newUri) {
        return new OnChainAgent(agentId, owner, newUri, wallet, cardHash, stake, registeredIn);
    }

    OnChainAgent paidAt(Optional<Address> newWallet) {
        return new OnChainAgent(agentId, owner, uri, newWallet, cardHash, stake, registeredIn);
    }

    OnChainAgent boundTo(Optional<Bytes32> newCardHash) {
        return new OnChainAgent(agentId, owner, uri, wallet, newCardHash, stake, registeredIn);
    }

    OnChainAgent staking(BigInteger newStake) {
        return new OnChainAgent(agentId, owner, uri, wallet, cardHash, newStake, registeredIn);
    }
}
