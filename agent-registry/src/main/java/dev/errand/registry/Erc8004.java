package dev.errand.registry;

import dev.errand.chain.ContractEvent;
import dev.errand.chain.ContractFunction;
import dev.errand.value.Bytes32;
import java.math.BigInteger;

/*
 * The events of ERC-8004's registries, and of our stake beside them, that the indexer reads.
 *
 * https://github.com/ethereum/ERCs/blob/2395308aeb8e55966a37b3afc130ddd92e14aa5a/ERCS/erc-8004.md
 */
final class Erc8004 {

    /** Indexed: from, to, agent. */
    static final ContractEvent TRANSFER = ContractEvent.parse("Transfer(address,address,uint256)");

    /** Indexed: agent, owner. */
    static final ContractEvent REGISTERED = ContractEvent.parse("Registered(uint256,string,address)");

    /** Indexed: agent, updater. */
    static final ContractEvent URI_UPDATED = ContractEvent.parse("URIUpdated(uint256,string,address)");

    static final ContractFunction URI_IN = data("string");

    /** Indexed: agent, hash of the key. */
    static final ContractEvent METADATA_SET = ContractEvent.parse("MetadataSet(uint256,string,string,bytes)");

    static final ContractFunction METADATA_IN = data("string,bytes");

    /** Indexed: agent, client, hash of the first tag. */
    static final ContractEvent NEW_FEEDBACK = ContractEvent.parse(
            "NewFeedback(uint256,address,uint64,int128,uint8,string,string,string,string,string,bytes32)");

    /** Index, value, decimals, the tags, endpoint, URI, hash. */
    static final ContractFunction FEEDBACK_IN = data("uint64,int128,uint8,string,string,string,string,bytes32");

    /** Indexed: agent, client, index. */
    static final ContractEvent FEEDBACK_REVOKED = ContractEvent.parse("FeedbackRevoked(uint256,address,uint64)");

    /** Indexed: agent, staker. */
    static final ContractEvent STAKED = ContractEvent.parse("Staked(uint256,address,uint256,uint256)");

    /** Indexed: agent, staker. */
    static final ContractEvent UNSTAKE_REQUESTED =
            ContractEvent.parse("UnstakeRequested(uint256,address,uint256,uint256,uint256)");

    /** The agent's whole stake stands second in both. */
    static final ContractFunction STAKE_IN = data("uint256,uint256");

    private Erc8004() {}

    /** A number as an indexed argument stands in a topic. */
    static BigInteger numberIn(Bytes32 topic) {
        return new BigInteger(1, topic.toBytes());
    }

    /** An event's arguments that are not indexed are encoded as a function's answer is. */
    private static ContractFunction data(String types) {
        return ContractFunction.parse("data() returns (" + types + ")");
    }
}
