package dev.errand.app;

import dev.errand.Errand;
import dev.errand.account.AccountAdmin;
import dev.errand.account.Approval;
import dev.errand.account.LendingReserve;
import dev.errand.account.Settlement;
import dev.errand.intent.Language;
import dev.errand.value.Bytes32;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code account}: the user's account, and the way out of it. */
@Command(
        name = "account",
        description = "The account on a running chain: what it holds, its delegation, its allowances.",
        mixinStandardHelpOptions = true)
final class AccountCommand implements Runnable {

    private static final int DONE = 0;
    private static final int REFUSED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getOut());
    }

    @Command(name = "show", description = "Balances and delegation.", mixinStandardHelpOptions = true)
    int show(@Mixin Connection connection, @Option(names = "--json") boolean json) {
        try (Errand errand = connection.open()) {
            AccountAdmin admin = errand.admin();
            Console console = Console.ofProcess(json);
            String delegate = admin.isDelegatedToErrand()
                    ? "delegated to Errand's account contract"
                    : admin.delegate()
                            .map(other -> "delegated to " + other + ", which is not Errand's")
                            .orElse("a plain address");
            console.line(console.bold(admin.address().toString()) + "  " + delegate);
            admin.balances().forEach(balance -> console.line("  " + Words.of(balance)));
            List<LendingReserve> positions = errand.positions();
            positions.forEach(position -> console.line("  " + position(position)));
            Map<String, String> balances = new LinkedHashMap<>();
            admin.balances().forEach(balance -> balances.put(balance.token().symbol(), balance.toDecimalString()));
            console.object(Console.fields(
                    "account", admin.address().toString(),
                    "delegated", admin.isDelegatedToErrand(),
                    "balances", balances,
                    "positions", positions.stream().map(AccountCommand::json).toList()));
            return DONE;
        }
    }

    private static String position(LendingReserve position) {
        String lent = position.lent().isZero() ? "" : Words.of(position.lent()) + " lent";
        String owed = position.owed().isZero() ? "" : Words.of(position.owed()) + " owed";
        return lent + (lent.isEmpty() || owed.isEmpty() ? "" : ", ") + owed + " on " + position.market();
    }

    private static Map<String, Object> json(LendingReserve position) {
        return Console.fields(
                "market", position.market(),
                "token", position.token().symbol(),
                "lent", position.lent().toDecimalString(),
                "owed", position.owed().toDecimalString());
    }

    @Command(
            name = "delegate",
            description = "Delegates the address to Errand's account contract.",
            mixinStandardHelpOptions = true)
    int delegate(@Mixin Connection connection, @Option(names = "--json") boolean json) {
        return with(connection, json, (admin, console) -> told(admin.delegateToErrand(), console));
    }

    @Command(name = "undelegate", description = "Makes it a plain address again.", mixinStandardHelpOptions = true)
    int undelegate(@Mixin Connection connection, @Option(names = "--json") boolean json) {
        return with(connection, json, (admin, console) -> told(admin.undelegate(), console));
    }

    @Command(
            name = "allowances",
            description = "Who may take tokens, and the way to stop it.",
            mixinStandardHelpOptions = true)
    int allowances(
            @Mixin Connection connection,
            @Option(names = "--json") boolean json,
            @Option(names = "--revoke", description = "take all of them back") boolean revoke) {
        return with(connection, json, (admin, console) -> {
            List<Approval> standing = admin.allowances();
            if (standing.isEmpty()) {
                console.line("Nobody may take anything from " + admin.address() + ".");
            }
            int result = DONE;
            for (Approval approval : standing) {
                console.line(
                        approval.spender() + " may take " + approval.units() + " units of token " + approval.token());
                console.object(Console.fields(
                        "token", approval.token().toString(),
                        "spender", approval.spender().toString(),
                        "units", approval.units().toString()));
                if (revoke) {
                    result = Math.max(result, told(admin.revoke(approval), console));
                }
            }
            return result;
        });
    }

    @Command(name = "rescue", description = "Gets tokens out of an old sandbox.", mixinStandardHelpOptions = true)
    int rescue(
            @Mixin Connection connection,
            @Option(names = "--json") boolean json,
            @Parameters(paramLabel = "INTENT_ID", description = "as the history names it") String intentId,
            @Parameters(paramLabel = "STEP", defaultValue = "0", description = "position of the step, from 0")
                    int step) {
        if (step < 0) {
            throw new CommandFailure("STEP is " + step + "; the steps of an intent are counted from 0");
        }
        Bytes32 id;
        try {
            id = Bytes32.parse(intentId);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "'" + intentId + "' is not an intent id: it has 64 hex digits; see ./errand history");
        }
        return with(connection, json, (admin, console) -> told(admin.rescue(id, step), console));
    }

    private static int with(Connection connection, boolean json, BiFunction<AccountAdmin, Console, Integer> work) {
        try (Errand errand = connection.open()) {
            return work.apply(errand.admin(), Console.ofProcess(json));
        }
    }

    private static int told(Settlement settlement, Console console) {
        new SettlementTeller(console, Language.ENGLISH).tell(settlement);
        return settlement instanceof Settlement.Executed ? DONE : REFUSED;
    }
}
