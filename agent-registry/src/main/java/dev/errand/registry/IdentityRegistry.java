package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainException;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.RevertedException;
import dev.errand.chain.Sender;
import dev.errand.key.Signer;
import dev.errand.registry.Identities.Identity;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chain's ERC-8004 identity registry, as agents bind their cards to it: the agent's own key registers the identity, which names
 * the hash of the card. So each names the other, and neither can be claimed by anybody else. Thread-safe.
 *
 * @see <a href="https://github.com/ethereum/ERCs/blob/2395308aeb8e55966a37b3afc130ddd92e14aa5a/ERCS/erc-8004.md">ERC-8004 as of the
 *     commit that our contracts follow</a>
 */
public final class IdentityRegistry {

    /** The kind of venue that a chain profile lists the registries of agents as. */
    public static final String KIND = "agent-registries";

    private static final ContractFunction REGISTER = ContractFunction.parse("register(string)");
    private static final ContractFunction SET_METADATA = ContractFunction.parse("setMetadata(uint256,string,bytes)");
    private static final ContractFunction SET_URI = ContractFunction.parse("setAgentURI(uint256,string)");
    private static final ContractFunction METADATA =
            ContractFunction.parse("getMetadata(uint256,string) returns (bytes)");
    private static final ContractFunction WALLET = ContractFunction.parse("getAgentWallet(uint256) returns (address)");
    private static final ContractFunction OWNER = ContractFunction.parse("ownerOf(uint256) returns (address)");
    private static final ContractFunction URI_OF = ContractFunction.parse("tokenURI(uint256) returns (string)");
    private static final ContractFunction STAKE = ContractFunction.parse("stakeOf(uint256) returns (uint256)");

    private final ChainClient chain;
    private final Address registry;
    private final Address stakes;

    private IdentityRegistry(ChainClient chain, Address registry, Address stakes) {
        this.chain = chain;
        this.registry = registry;
        this.stakes = stakes;
    }

    /** The registries that a chain profile lists; empty if it lists none. */
    public static Optional<IdentityRegistry> of(ChainProfile profile, ChainClient chain) {
        return profile.venues().values().stream()
                .filter(venue -> venue.kind().equals(KIND))
                .findFirst()
                .map(venue -> new IdentityRegistry(chain, venue.contract("identity"), venue.contract("stake")));
    }

    /**
     * What the chain says of an agent.
     *
     * @param owner who may change its identity
     * @param stake that stands behind it, in wei
     * @param drift where the chain and the card say different things; empty if they are bound to each other
     */
    public record Binding(Address owner, BigInteger stake, List<String> drift) {

        /** Copies the list. */
        public Binding {
            drift = List.copyOf(drift);
        }
    }

    /**
     * Binds a card to the agent's identity, which is made if there is none: two or three transactions, paid by the agent.
     *
     * @param known the identity that the agent has, if any
     * @param agent the key that the agent's address comes from
     * @throws ChainException if one is refused; it can be done again
     */
    public Identity bind(AgentCard card, Optional<Identity> known, Signer agent) {
        Sender sender = new Sender(chain, agent);
        String uri = uriOf(card);
        Identity identity = known.filter(this::isHere).orElseGet(() -> register(sender, uri));
        if (!uri.equals(text(URI_OF, identity))) {
            sender.send("say where the agent is", registry, SET_URI.encode(identity.agentId(), uri));
        }
        sender.send(
                "bind the card",
                registry,
                SET_METADATA.encode(
                        identity.agentId(),
                        OnChainAgent.CARD_KEY,
                        Bytes.of(SignedCard.hash(card).toBytes())));
        return identity;
    }

    private Identity register(Sender sender, String uri) {
        BigInteger agentId = sender.send("register the agent", registry, REGISTER.encode(uri)).logs().stream()
                .filter(Erc8004.REGISTERED::matches)
                .findFirst()
                .map(log -> Erc8004.numberIn(log.topics().get(1)))
                .orElseThrow(() -> new RegistryException("the chain did not say which number the agent got"));
        return new Identity(chain.chainId(), registry, agentId);
    }

    /** Whether an identity is one of this registry that exists: a devnet forgets what was on it. */
    private boolean isHere(Identity identity) {
        return identity.chain().equals(chain.chainId())
                && identity.registry().equals(registry)
                && owner(identity).isPresent();
    }

    /**
     * Compares a card with what the chain says of its agent.
     *
     * @return empty if the identity is of another registry, or does not exist
     * @throws ChainException if the node does not answer
     */
    public Optional<Binding> check(AgentCard card, Identity identity) {
        if (!isHere(identity)) {
            return Optional.empty();
        }
        Bytes32 hash = SignedCard.hash(card);
        List<String> drift = new ArrayList<>();
        byte[] bound = chain.call(registry, METADATA, identity.agentId(), OnChainAgent.CARD_KEY)
                .bytes(0)
                .toBytes();
        if (bound.length != Bytes32.SIZE) {
            drift.add("the chain names no card");
        } else if (!Bytes32.of(bound).equals(hash)) {
            drift.add("the chain names the card with the hash "
                    + Bytes32.of(bound).abbreviated() + ", and version " + card.version() + " here has "
                    + hash.abbreviated());
        }
        Address wallet = chain.call(registry, WALLET, identity.agentId()).address(0);
        if (!wallet.equals(card.address())) {
            drift.add("the identity there is that of " + wallet);
        }
        if (!uriOf(card).equals(text(URI_OF, identity))) {
            drift.add("the chain says that it is at '" + text(URI_OF, identity) + "', and the card '" + uriOf(card)
                    + "'");
        }
        BigInteger stake = chain.call(stakes, STAKE, identity.agentId()).uint(0);
        return Optional.of(new Binding(owner(identity).orElseThrow(), stake, drift));
    }

    private Optional<Address> owner(Identity identity) {
        try {
            return Optional.of(chain.call(registry, OWNER, identity.agentId()).address(0));
        } catch (RevertedException e) {
            return Optional.empty();
        }
    }

    private String text(ContractFunction function, Identity identity) {
        return chain.call(registry, function, identity.agentId()).text(0);
    }

    /** Where the agent shows its signed card; empty if it runs only beside those who ask it. */
    private static String uriOf(AgentCard card) {
        return card.endpoint()
                .map(endpoint -> endpoint.resolve("/agents/" + card.address()))
                .map(URI::toString)
                .orElse("");
    }
}
