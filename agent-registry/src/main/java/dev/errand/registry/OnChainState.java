package dev.errand.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errand.chain.AbiValues;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.Log;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/*
 * Agents and feedback as the events so far make them. Applying the same events in the same order makes the same state, which is how a
 * reorganisation is survived: forget, and apply what still stands.
 *
 * Events come from three contracts, each contract's in order. Between contracts the order does not matter, as none of them
 * touches what another's event touches; a stake may come before its agent and waits for it.
 */
final class OnChainState {

    private final Map<BigInteger, OnChainAgent> agents = new TreeMap<>();
    private final Map<BigInteger, BigInteger> stakes = new HashMap<>();
    private final Map<BigInteger, List<Feedback>> feedback = new HashMap<>();

    Collection<OnChainAgent> agents() {
        return agents.values();
    }

    Optional<OnChainAgent> find(BigInteger agentId) {
        return Optional.ofNullable(agents.get(agentId));
    }

    List<Feedback> feedback(BigInteger agentId) {
        return feedback.getOrDefault(agentId, List.of());
    }

    /** Takes an event in; one that is not ours to read, or malformed, changes nothing. */
    void apply(Log log) {
        List<Bytes32> topics = log.topics();
        if (topics.size() < 3) {
            return;
        }
        if (Erc8004.TRANSFER.matches(log) && topics.size() == 4) {
            transferred(Erc8004.numberIn(topics.get(3)), ContractEvent.addressIn(topics.get(2)), log.blockNumber());
        } else if (Erc8004.REGISTERED.matches(log) || Erc8004.URI_UPDATED.matches(log)) {
            String uri = Erc8004.URI_IN.decode(log.data()).text(0);
            change(Erc8004.numberIn(topics.get(1)), agent -> agent.at(uri));
        } else if (Erc8004.METADATA_SET.matches(log)) {
            AbiValues values = Erc8004.METADATA_IN.decode(log.data());
            metadataSet(Erc8004.numberIn(topics.get(1)), values.text(0), values.bytes(1));
        } else if (Erc8004.NEW_FEEDBACK.matches(log)) {
            given(Erc8004.numberIn(topics.get(1)), ContractEvent.addressIn(topics.get(2)), log.data());
        } else if (Erc8004.FEEDBACK_REVOKED.matches(log) && topics.size() == 4) {
            revoked(
                    Erc8004.numberIn(topics.get(1)),
                    ContractEvent.addressIn(topics.get(2)),
                    Erc8004.numberIn(topics.get(3)));
        } else if (Erc8004.STAKED.matches(log) || Erc8004.UNSTAKE_REQUESTED.matches(log)) {
            staked(
                    Erc8004.numberIn(topics.get(1)),
                    Erc8004.STAKE_IN.decode(log.data()).uint(1));
        }
    }

    private void transferred(BigInteger id, Address owner, long block) {
        OnChainAgent agent = agents.get(id);
        agents.put(
                id,
                agent != null
                        ? agent.ownedBy(owner)
                        : new OnChainAgent(
                                id,
                                owner,
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                stakes.getOrDefault(id, BigInteger.ZERO),
                                block));
    }

    private void metadataSet(BigInteger id, String key, Bytes value) {
        switch (key) {
            case "agentWallet" ->
                change(
                        id,
                        agent -> agent.paidAt(
                                value.size() == Address.SIZE
                                        ? Optional.of(Address.of(value.toBytes()))
                                        : Optional.empty()));
            case OnChainAgent.CARD_KEY ->
                change(
                        id,
                        agent -> agent.boundTo(
                                value.size() == Bytes32.SIZE
                                        ? Optional.of(Bytes32.of(value.toBytes()))
                                        : Optional.empty()));
            default -> {} // metadata of others
        }
    }

    private void given(BigInteger id, Address client, Bytes data) {
        AbiValues values = Erc8004.FEEDBACK_IN.decode(data);
        BigDecimal value = new BigDecimal(values.uint(1), values.uint(2).intValueExact());
        feedback.computeIfAbsent(id, absent -> new ArrayList<>())
                .add(new Feedback(
                        id,
                        client,
                        values.uint(0).longValueExact(),
                        value,
                        shortened(values.text(3)),
                        shortened(values.text(4)),
                        false));
    }

    private void revoked(BigInteger id, Address client, BigInteger index) {
        feedback.getOrDefault(id, List.of())
                .replaceAll(each -> each.client().equals(client)
                                && BigInteger.valueOf(each.index()).equals(index)
                        ? each.takenBack()
                        : each);
    }

    private void staked(BigInteger id, BigInteger total) {
        stakes.put(id, total);
        change(id, agent -> agent.staking(total));
    }

    private void change(BigInteger id, UnaryOperator<OnChainAgent> change) {
        agents.computeIfPresent(id, (same, agent) -> change.apply(agent));
    }

    /** Whoever pays the gas may write a tag of a megabyte; nobody has to keep it. */
    private static String shortened(String tag) {
        return tag.getBytes(UTF_8).length <= LONGEST_TAG ? tag : tag.substring(0, LONGEST_TAG / 4);
    }

    private static final int LONGEST_TAG = 256;
}
