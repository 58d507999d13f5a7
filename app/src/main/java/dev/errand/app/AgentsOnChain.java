package dev.errand.app;

import dev.errand.agent.AgentCard;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainException;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ChainProfileFile;
import dev.errand.chain.DevnetKeys;
import dev.errand.chain.Sender;
import dev.errand.key.Signer;
import dev.errand.registry.Identities.Identity;
import dev.errand.registry.IdentityRegistry;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds cards to their agents' identities on a chain, and shows where the two have drifted apart. */
final class AgentsOnChain {

    /** What an agent on the devnet is given for its gas: a tenth of an ether. */
    private static final BigInteger GAS_MONEY = BigInteger.TEN.pow(17);

    private final Path profile;

    /** @param profile of the chain; the running devnet's if null */
    AgentsOnChain(@Nullable Path profile) {
        this.profile = profile == null ? Home.devnetProfile() : profile;
    }

    void bind(Console console, StoredAgentRegistry registry, AgentCard card, Signer agent) {
        if (!agent.address().equals(card.address())) {
            throw new CommandFailure(
                    "an identity on chain is registered by the key that the agent's address comes from,"
                            + " and this one is that of " + agent.address());
        }
        if (!Files.exists(profile)) {
            throw new CommandFailure("no devnet is running (./errand devnet starts one); or name a chain's profile with"
                    + " --profile FILE");
        }
        ChainProfile chain = ChainProfileFile.read(profile);
        try (ChainClient client = ChainClient.connect(chain.rpc(), chain.chainId())) {
            IdentityRegistry identities = IdentityRegistry.of(chain, client)
                    .orElseThrow(() -> new CommandFailure(
                            "the profile of chain " + chain.chainId() + " names no registries of agents"));
            payForGas(console, chain, client, agent.address());
            Identity identity = identities.bind(card, registry.identities().find(card.address()), agent);
            registry.identities().put(card.address(), identity);
            console.line(console.green("✓ ") + "its card is bound to " + identity);
            console.object(
                    Console.fields("id", card.address().toString(), "state", "bound", "identity", identity.toString()));
        } catch (ChainException e) {
            throw new CommandFailure("it is registered here, and not on chain: " + e.getMessage());
        }
    }

    private static void payForGas(Console console, ChainProfile chain, ChainClient client, Address agent) {
        TokenAmount balance = client.balance(agent, Token.ETH);
        if (balance.units().compareTo(GAS_MONEY) >= 0) {
            return;
        }
        if (chain.chainId().equals(ChainId.DEVNET)) {
            new Sender(client, DevnetKeys.key(0)).send("pay for the agent's gas", agent, GAS_MONEY, Bytes.EMPTY);
            console.line(console.dim("  the devnet's first account gave it 0.1 ETH for gas"));
        } else if (balance.isZero()) {
            throw new CommandFailure(agent + " pays for its registration and has no ether; send it some");
        }
    }

    /** What the chain says of a registered agent, if it was bound to one. */
    void show(Console console, StoredAgentRegistry registry, AgentCard card) {
        Optional<Identity> identity = registry.identities().find(card.address());
        if (identity.isEmpty()) {
            return;
        }
        List<String> drift;
        try {
            drift = drift(console, card, identity.get());
        } catch (ChainException e) {
            drift = List.of("not compared: " + e.getMessage());
        }
        console.line(
                "  on chain: " + identity.get() + (drift.isEmpty() ? ", " + console.green("bound to this card") : ""));
        drift.forEach(each -> console.line("  " + console.yellow("drift: " + each)));
        console.object(Console.fields(
                "id",
                card.address().toString(),
                "identity",
                identity.get().toString(),
                "bound",
                drift.isEmpty(),
                "drift",
                drift));
    }

    private List<String> drift(Console console, AgentCard card, Identity identity) {
        if (!Files.exists(profile)) {
            return List.of("not compared: no devnet is running, and no --profile is named");
        }
        ChainProfile chain = ChainProfileFile.read(profile);
        try (ChainClient client = ChainClient.connect(chain.rpc(), chain.chainId())) {
            Optional<IdentityRegistry.Binding> binding =
                    IdentityRegistry.of(chain, client).flatMap(identities -> identities.check(card, identity));
            binding.ifPresent(found -> console.line(console.dim("  owned by " + found.owner() + ", "
                    + Words.of(new TokenAmount(Token.ETH, found.stake())) + " staked")));
            return binding.map(IdentityRegistry.Binding::drift)
                    .orElse(List.of("chain " + chain.chainId() + " knows no such agent"));
        }
    }
}
