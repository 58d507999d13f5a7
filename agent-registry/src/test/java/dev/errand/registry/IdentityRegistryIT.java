package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.AgentCard;
import dev.errand.agent.Skill;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Sender;
import dev.errand.devnet.Devnet;
import dev.errand.key.Signer;
import dev.errand.registry.Identities.Identity;
import dev.errand.value.Address;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentityRegistryIT {

    private static final ContractFunction TRANSFER = ContractFunction.parse("transferFrom(address,address,uint256)");
    private static final ContractFunction STAKE = ContractFunction.parse("stake(uint256)");

    private static Devnet devnet;

    @BeforeAll
    static void start() {
        devnet = Devnet.start();
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    private final IdentityRegistry identities =
            IdentityRegistry.of(devnet.profile(), devnet.client()).orElseThrow();

    private static AgentCard card(Signer agent, int version, String endpoint) {
        return new AgentCard(
                agent.address(),
                "Agent",
                "works",
                version,
                "",
                List.of(Skill.of("main", "Works")),
                Optional.of(URI.create(endpoint)));
    }

    private List<String> drift(AgentCard card, Identity identity) {
        return identities.check(card, identity).orElseThrow().drift();
    }

    @Test
    void aCardAndItsIdentityNameEachOtherUntilOneChanges() {
        Signer agent = devnet.account(3);
        AgentCard first = card(agent, 1, "http://127.0.0.1:1/inbox");
        Identity identity = identities.bind(first, Optional.empty(), agent);
        assertThat(drift(first, identity)).isEmpty();

        AgentCard second = card(agent, 2, "http://127.0.0.1:2/inbox");
        assertThat(drift(second, identity))
                .hasSize(2)
                .anyMatch(each -> each.contains("names the card with the hash"))
                .anyMatch(each -> each.contains("it is at 'http://127.0.0.1:1/agents/"));
        assertThat(identities.bind(second, Optional.of(identity), agent)).isEqualTo(identity);
        assertThat(drift(second, identity)).isEmpty();
    }

    @Test
    void whoeverNamesAnothersCardIsNotBoundToIt() {
        Signer victim = devnet.account(4);
        AgentCard card = card(victim, 1, "http://127.0.0.1:1/inbox");
        Identity claimed = identities.bind(card, Optional.empty(), devnet.account(5));
        assertThat(drift(card, claimed)).anyMatch(each -> each.contains("the identity there is that of "));
    }

    @Test
    void whatIsStakedShowsAndWhoeverBuysTheIdentityIsNotTheAgent() {
        Signer agent = devnet.account(6);
        AgentCard card = card(agent, 1, "http://127.0.0.1:1/inbox");
        Identity identity = identities.bind(card, Optional.empty(), agent);
        Address stakes = devnet.profile().venues().get("Errand agents").contract("stake");
        Sender sender = new Sender(devnet.client(), agent);
        sender.send("stake", stakes, BigInteger.valueOf(5_000), STAKE.encode(identity.agentId()));
        assertThat(identities.check(card, identity).orElseThrow().stake()).isEqualTo(5_000);

        Address buyer = devnet.account(7).address();
        sender.send(
                "sell the identity", identity.registry(), TRANSFER.encode(agent.address(), buyer, identity.agentId()));
        assertThat(identities.check(card, identity).orElseThrow().owner()).isEqualTo(buyer);
        assertThat(drift(card, identity)).isNotEmpty();
    }

    @Test
    void anIdentityThatTheChainForgotIsMadeAnew() {
        Signer agent = devnet.account(8);
        AgentCard card = card(agent, 1, "http://127.0.0.1:1/inbox");
        Identity gone = new Identity(
                devnet.profile().chainId(),
                identities.bind(card, Optional.empty(), agent).registry(),
                BigInteger.valueOf(1_000));
        assertThat(identities.check(card, gone)).isEmpty();
        assertThat(drift(card, identities.bind(card, Optional.of(gone), agent))).isEmpty();
    }
}
