package dev.errand.app;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.agent.Skill;
import dev.errand.agent.wire.KeyRotation;
import dev.errand.chain.KeyFile;
import dev.errand.key.Signer;
import dev.errand.key.SigningKey;
import dev.errand.registry.Match;
import dev.errand.registry.Registration;
import dev.errand.registry.Renewal;
import dev.errand.registry.Shortlist;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.value.Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code agents}: who is registered on this machine. */
@Command(name = "agents", description = "The registered agents.", mixinStandardHelpOptions = true)
final class AgentsCommand implements Runnable {

    private static final int DONE = 0;
    private static final int REFUSED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getOut());
    }

    @Command(name = "list", description = "All agents, by name.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--capability", description = "only those that serve this kind of order") @Nullable String capability,
            @Option(names = "--offset", defaultValue = "0", description = "pass over so many") int offset,
            @Option(names = "--limit", defaultValue = "50", description = "at most so many") int limit,
            @Option(names = "--json", description = "one JSON object a line") boolean json) {
        Console console = Console.ofProcess(json);
        try (StoredAgentRegistry registry = Registry.open()) {
            List<AgentCard> cards = registry.list().stream()
                    .filter(card -> capability == null || card.offers(capability))
                    .skip(notNegative("--offset", offset))
                    .limit(notNegative("--limit", limit))
                    .toList();
            if (cards.isEmpty() && offset > 0) {
                console.line("No more agents.");
            } else if (cards.isEmpty()) {
                console.line(Registry.nobody(registry));
            }
            cards.forEach(card -> print(console, card, Map.of()));
        }
        return DONE;
    }

    @Command(name = "search", description = "Agents for a text, best first.", mixinStandardHelpOptions = true)
    int search(
            @Parameters(arity = "1..*", paramLabel = "TEXT", description = "what is wanted") List<String> words,
            @Mixin SearchOptions options,
            @Option(names = "--json", description = "one JSON object a line") boolean json) {
        Console console = Console.ofProcess(json);
        try (StoredAgentRegistry registry = Registry.open()) {
            List<Match> matches = options.search(registry, String.join(" ", words));
            matches.forEach(match ->
                    print(console, match.agent(), Console.fields("score", match.score(), "parts", match.parts())));
            if (matches.isEmpty()) {
                console.line(options.offset() > 0 ? "No more agents." : Registry.nobody(registry));
            }
        }
        return DONE;
    }

    @Command(name = "show", description = "One agent's card.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "AGENT", description = "its address or name") String agent,
            @Option(names = "--profile", paramLabel = "FILE", description = "chain profile; the devnet's by default")
                    @Nullable Path profile,
            @Option(names = "--json", description = "one JSON object a line") boolean json) {
        Console console = Console.ofProcess(json);
        try (StoredAgentRegistry registry = Registry.open()) {
            AgentCard card = find(registry, agent);
            String expiry =
                    registry.expiry(card.address()).map(Instant::toString).orElse("now");
            print(console, card, Console.fields("leaseUntil", expiry));
            console.line("  " + Words.ofCard(card.description()));
            card.endpoint().ifPresent(endpoint -> console.line(console.dim("  at " + endpoint)));
            Shortlist.price(card).ifPresent(price -> console.line(console.dim("  asks for " + price)));
            console.line(console.dim("  lease until " + expiry));
            new AgentsOnChain(profile).show(console, registry, card);
            card.skills().forEach(skill -> {
                console.line(
                        "  " + console.bold(Words.ofCard(skill.name())) + "  " + Words.ofCard(skill.description()));
                skill.examples()
                        .forEach(example -> console.line(console.dim("      \"" + Words.ofCard(example) + "\"")));
            });
        }
        return DONE;
    }

    @Command(
            name = "register",
            description = "Takes an agent's card in, or a newer one.",
            mixinStandardHelpOptions = true)
    int register(
            @Parameters(paramLabel = "CARD.json", description = "a signed card, or one to be signed with --key")
                    Path file,
            @Option(
                            names = "--key",
                            paramLabel = "FILE",
                            description = "the agent's encrypted key; made if it is not there")
                    @Nullable Path key,
            @Option(names = "--on-chain", description = "bind the card to an ERC-8004 identity, paid by the agent")
                    boolean onChain,
            @Option(names = "--profile", paramLabel = "FILE", description = "chain profile; the devnet's by default")
                    @Nullable Path profile,
            @Option(names = "--json", description = "one JSON object a line") boolean json) {
        Console console = Console.ofProcess(json);
        try (StoredAgentRegistry registry = Registry.open()) {
            SignedCard card = CardFile.read(
                    file,
                    () -> agentKey(key, true),
                    registry.keys()::agentOf,
                    address -> registry.find(address).map(AgentCard::version).orElse(0) + 1);
            int told = tell(console, registry, card.card(), registry.register(card));
            if (told == DONE && onChain) {
                new AgentsOnChain(profile).bind(console, registry, card.card(), agentKey(key, false));
            }
            return told;
        }
    }

    @Command(name = "renew", description = "Prolongs an agent's lease.", mixinStandardHelpOptions = true)
    int renew(
            @Option(names = "--key", required = true, paramLabel = "FILE", description = "the agent's encrypted key")
                    Path key,
            @Option(names = "--json", description = "one JSON object a line") boolean json) {
        try (StoredAgentRegistry registry = Registry.open()) {
            Signer signer = agentKey(key, false);
            Address agent = registry.keys().agentOf(signer.address());
            Registration renewed = registry.renew(Renewal.sign(agent, signer, Instant.now()));
            AgentCard card = registry.find(agent).orElseThrow(() -> new CommandFailure(agent + " is not registered"));
            return tell(Console.ofProcess(json), registry, card, renewed);
        }
    }

    @Command(
            name = "retire",
            description = "Takes an agent out; its name becomes free.",
            mixinStandardHelpOptions = true)
    int retire(
            @Parameters(paramLabel = "AGENT", description = "its address or name") String agent,
            @Option(names = "--json", description = "one JSON object a line") boolean json) {
        Console console = Console.ofProcess(json);
        try (StoredAgentRegistry registry = Registry.open()) {
            AgentCard card = find(registry, agent);
            registry.retire(card.address());
            console.line(card.name() + " is retired.");
            console.object(Console.fields("id", card.address().toString(), "state", "retired"));
        }
        return DONE;
    }

    @Command(
            name = "rotate",
            description = "Has another key sign for an agent from now on; its address stays.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Option(names = "--key", required = true, paramLabel = "FILE", description = "the key that signs now")
                    Path key,
            @Option(
                            names = "--new-key",
                            required = true,
                            paramLabel = "FILE",
                            description = "the key that signs from now on; made if it is not there")
                    Path newKey,
            @Option(names = "--json", description = "one JSON object a line") boolean json) {
        Console console = Console.ofProcess(json);
        try (StoredAgentRegistry registry = Registry.open()) {
            Signer old = agentKey(key, false);
            Address agent = registry.keys().agentOf(old.address());
            Signer next = agentKey(newKey, true);
            KeyRotation statement =
                    KeyRotation.sign(agent, registry.keys().changes(agent) + 1, old, next, Instant.now());
            if (registry.keys().rotate(statement) instanceof Registration.Refused(String reason)) {
                console.complain(reason);
                return REFUSED;
            }
            console.line(console.green("✓ ") + next.address() + " signs for " + agent + " from now on.");
            console.object(Console.fields(
                    "id",
                    agent.toString(),
                    "state",
                    "rotated",
                    "key",
                    next.address().toString()));
        }
        return DONE;
    }

    private static int tell(Console console, StoredAgentRegistry registry, AgentCard card, Registration registration) {
        return switch (registration) {
            case Registration.Registered registered -> {
                String until =
                        registry.expiry(card.address()).map(Instant::toString).orElse("now");
                console.line(
                        console.green("✓ ") + card.name() + " is registered as " + card.address() + " until " + until);
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("id", card.address().toString());
                object.put("state", "registered");
                object.put("version", card.version());
                object.put("leaseUntil", until);
                console.object(object);
                yield DONE;
            }
            case Registration.Refused(String reason) -> {
                console.complain(reason);
                yield REFUSED;
            }
        };
    }

    private static Signer agentKey(@Nullable Path key, boolean make) {
        if (key == null) {
            throw new CommandFailure("the card is not signed; name the agent's key file with --key FILE");
        }
        String password = Connection.password();
        if (make && !Files.exists(key)) {
            KeyFile.write(key, SigningKey.random(), password);
        }
        return KeyFile.read(key, password);
    }

    private static AgentCard find(StoredAgentRegistry registry, String agent) {
        if (agent.startsWith("0x")) {
            Address address;
            try {
                address = Address.parse(agent);
            } catch (IllegalArgumentException e) {
                throw new CommandFailure(agent + " is no address: " + e.getMessage());
            }
            return registry.find(address).orElseThrow(() -> new CommandFailure("no agent is registered as " + agent));
        }
        return registry.list().stream()
                .filter(card -> card.name().equalsIgnoreCase(agent))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("no agent is called '" + agent + "'; see ./errand agents list"));
    }

    private static void print(Console console, AgentCard card, Map<String, ?> more) {
        String skills =
                card.skills().stream().map(Skill::name).map(Words::ofCard).collect(Collectors.joining(", "));
        Object score = more.get("score");
        console.line((score instanceof Double value ? String.format(Locale.ROOT, "%.3f  ", value) : "")
                + console.bold(Words.ofCard(card.name())) + "  "
                + console.dim(card.address() + "  version " + card.version()) + "  "
                + skills);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", card.address().toString());
        object.put("name", card.name());
        object.put("description", card.description());
        object.put("version", card.version());
        object.put("provider", card.provider());
        card.endpoint().ifPresent(endpoint -> object.put("endpoint", endpoint.toString()));
        Shortlist.price(card).ifPresent(price -> object.put("price", price.toString()));
        object.put("skills", card.skills().stream().map(ShownSkill::of).toList());
        object.putAll(more);
        console.object(object);
    }

    /** A skill as programs are shown it. */
    private record ShownSkill(
            String id, String name, String description, String capability, List<String> tags, List<String> examples) {

        static ShownSkill of(Skill skill) {
            return new ShownSkill(
                    skill.id(), skill.name(), skill.description(), skill.capability(), skill.tags(), skill.examples());
        }
    }

    private static int notNegative(String option, int value) {
        if (value < 0) {
            throw new CommandFailure(option + " " + value + " is below 0");
        }
        return value;
    }
}
