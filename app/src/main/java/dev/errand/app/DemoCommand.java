package dev.errand.app;

import dev.errand.account.Settlement;
import dev.errand.devnet.HostileAgent;
import dev.errand.engine.Answer;
import dev.errand.engine.Proposal;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the main job, start to end, told so that a stranger understands it. */
@Command(
        name = "demo",
        description = "The main job, start to end, on an embedded devnet.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String RECIPIENT = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

    @Option(names = "--yes", description = "approve every proposal; the default where no terminal is")
    private boolean yes;

    @Option(names = "--json", description = "one JSON object a line; approves every proposal")
    private boolean json;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "run the sentences in a file, a line each, instead of the story")
    private @Nullable Path script;

    @Override
    public Integer call() throws Exception {
        Console console = Console.ofProcess(json);
        boolean asks = !yes && !json && Console.isTerminal();
        List<String> sentences = script == null ? List.of() : sentences(script);
        try (Session session = console.during("starting a devnet", Session::start);
                Prompt prompt = new Prompt()) {
            Dialogue dialogue = new Dialogue(
                    session.errand(), console, (proposal, teller) -> approve(proposal, teller, asks, prompt));
            if (script == null) {
                return new Story(session, dialogue, console).tell() ? 0 : 1;
            }
            boolean done = true;
            for (String sentence : sentences) {
                Optional<Settlement> settlement = dialogue.say(sentence);
                done &= settlement.isEmpty() || settlement.get() instanceof Settlement.Executed;
                console.gap();
            }
            return done ? 0 : 1;
        }
    }

    private static List<String> sentences(Path script) throws IOException {
        if (!Files.isReadable(script)) {
            throw new CommandFailure("there is no readable script at " + script);
        }
        return Files.readAllLines(script).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static boolean approve(Proposal proposal, Teller teller, boolean asks, Prompt prompt) {
        boolean approved = !asks || prompt.yes(teller.approval(proposal));
        if (approved) {
            teller.approved(proposal, !asks);
        }
        return approved;
    }

    /** The story, in chapters. Each says beforehand what to look for, and fails if it comes out otherwise. */
    private static final class Story {

        private final Session session;
        private final Dialogue dialogue;
        private final Console console;
        private boolean asTold = true;

        Story(Session session, Dialogue dialogue, Console console) {
            this.session = session;
            this.dialogue = dialogue;
            this.console = console;
        }

        /** False if any chapter came out otherwise than it should. */
        boolean tell() throws Exception {
            console.line(console.bold("Errand: say what you want; agents compete to do it; the chain guarantees it."));
            console.line(
                    "This is a private chain on your machine, with real Uniswap v2, v3 and Aave v3 on it. You are");
            console.line("the account " + session.errand().account()
                    + ". Agents offer swaps and loans; none ever holds your");
            console.line("key.");

            chapter(
                    "1. Three agents compete",
                    "Who leaves you most once gas is paid wins. The chain enforces what was guaranteed: with less, all is undone.");
            expectExecuted(dialogue.say("swap 2 ETH for USDC"));
            console.gap();
            expectExecuted(dialogue.say("把100 USDC换成DAI"));

            chapter("2. A payment", "No agent takes part: the account sends it itself.");
            expectExecuted(dialogue.say("send 25 USDC to " + RECIPIENT));

            chapter("3. A question", "What is not said is asked for, never guessed.");
            expectNothing(dialogue.say("swap ETH for LINK"));
            expectExecuted(dialogue.say("0.5"));

            chapter("4. A refusal", "Your policy denies more than $10,000 at once, whatever anybody says.");
            expectNothing(dialogue.say("swap 5 ETH for USDC"));

            chapter(
                    "5. Loans",
                    "Agents choose only where: what that earns is read from the markets. Debts keep you clear of liquidation.");
            expectExecuted(dialogue.say("lend 4000 USDC"));
            console.gap();
            expectExecuted(dialogue.say("borrow 800 DAI"));
            console.gap();
            expectNothing(dialogue.say("borrow 2500 DAI"));

            chapter("6. Two steps in one", "One approval, one transaction: both happen, or neither.");
            expectExecuted(dialogue.say("swap 0.5 ETH to USDC and lend all of it"));

            chapter(
                    "7. A service, found by what it means",
                    "The sentence is Chinese, the agent's card English: they share no word. Nothing can move by it.");
            expectAnswer(dialogue.say("找人告诉我“破釜沉舟”用英语怎么说"));

            chapter(
                    "8. An agent that promises most and keeps everything",
                    "It is tried in simulation first; nothing is signed.");
            HostileAgent thief = HostileAgent.thief(session.devnet());
            session.errand().start(thief.agent());
            expectExecuted(dialogue.say("swap 1 ETH for USDC"));
            session.errand().stop(thief.agent().address());

            chapter(
                    "9. An agent that turns after you approved",
                    "It behaves in simulation, sees your transaction waiting, and flips a switch in its own contract first.");
            HostileAgent turncoat = HostileAgent.turncoat(session.devnet());
            session.errand().start(turncoat.agent());
            session.beforeSending(turncoat::turn);
            expectOnlyGasLost("swap 1 ETH for DAI");
            session.beforeSending(() -> {});
            session.errand().stop(turncoat.agent().address());

            chapter(
                    "10. An absurd offer, and nobody else to ask",
                    "The framework reads the pools itself, so it knows.");
            session.errand().agents().list().forEach(card -> session.errand().stop(card.address()));
            HostileAgent lowballer = HostileAgent.lowballer(session.devnet());
            session.errand().start(lowballer.agent());
            expectNothing(dialogue.say("swap 1 ETH for USDC"));

            console.gap();
            console.line(
                    asTold
                            ? console.green(console.bold("All of it came out as told."))
                                    + " Try it by hand: ./errand chat"
                            : console.red("Something came out otherwise than told; see above."));
            console.object(Console.fields("event", "end", "asTold", asTold));
            return asTold;
        }

        private void chapter(String title, String about) {
            console.gap();
            console.line(console.bold(console.cyan(title)));
            console.line(console.dim(about));
        }

        private void expectExecuted(Optional<Settlement> settlement) {
            asTold &= settlement.isPresent() && settlement.get() instanceof Settlement.Executed;
        }

        private void expectAnswer(Optional<Settlement> settlement) {
            asTold &= settlement.isEmpty() && dialogue.lastAnswer().orElse(null) instanceof Answer.Told;
        }

        private void expectNothing(Optional<Settlement> settlement) {
            asTold &= settlement.isEmpty();
        }

        private void expectOnlyGasLost(String sentence) throws Exception {
            List<TokenAmount> before = session.errand().admin().balances();
            Optional<Settlement> settlement = dialogue.say(sentence);
            List<TokenAmount> after = session.errand().admin().balances();
            if (settlement.isEmpty() || !(settlement.get() instanceof Settlement.Reverted reverted)) {
                asTold = false;
                return;
            }
            for (int i = 0; i < before.size(); i++) {
                BigInteger gas = before.get(i).token().isNative() ? reverted.gasCost() : BigInteger.ZERO;
                asTold &=
                        before.get(i).units().subtract(gas).equals(after.get(i).units());
            }
            TokenAmount ether = after.stream()
                    .filter(amount -> amount.token().equals(Token.ETH))
                    .findFirst()
                    .orElseThrow();
            console.line("  The account still holds " + Words.of(ether) + " and every token that it held before.");
        }
    }
}
