package dev.errand.app;

import dev.errand.Errand;
import dev.errand.account.Settlement;
import dev.errand.dispute.Evidence;
import dev.errand.intent.Language;
import dev.errand.lease.LeaseException;
import dev.errand.rental.Leases;
import dev.errand.rental.Leases.Claim;
import dev.errand.rental.Leases.Held;
import dev.errand.value.TokenAmount;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leases}: what an account rented, and the way out of leases that a program left open. */
@Command(
        name = "leases",
        description = "The leases that an account opened; how to get out of those that are still open.",
        mixinStandardHelpOptions = true)
final class LeasesCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final String ALL = "all";

    @Mixin
    private @Nullable Connection connection;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Override
    public Integer call() {
        return with(connection == null ? new Connection() : connection, json, LeasesCommand::list);
    }

    @Command(
            name = "close",
            description = "Gets out of open leases: gives notice first, and closes them when its time is up.",
            mixinStandardHelpOptions = true)
    int close(
            @Mixin Connection chain,
            @Option(names = "--json", description = "one JSON object a line") boolean asJson,
            @Parameters(
                            paramLabel = "LEASE",
                            arity = "1..*",
                            description = "the first digits of its id are enough; or: all")
                    List<String> ids) {
        return with(chain, asJson, (leases, console) -> close(leases, ids, console));
    }

    @Command(
            name = "collect",
            description = "Brings home what the market owes the account.",
            mixinStandardHelpOptions = true)
    int collect(
            @Mixin Connection chain, @Option(names = "--json", description = "one JSON object a line") boolean asJson) {
        return with(chain, asJson, (leases, console) -> {
            List<TokenAmount> owed = leases.owed();
            if (owed.isEmpty()) {
                console.line("Nothing waits to be collected.");
            }
            return told(leases.collect(), console);
        });
    }

    @Command(
            name = "dispute",
            description =
                    "Challenges answers that a lease paid for and that are wrong. A tenth of their price goes along as a deposit.",
            mixinStandardHelpOptions = true)
    int dispute(
            @Mixin Connection chain,
            @Option(names = "--json", description = "one JSON object a line") boolean asJson,
            @Parameters(paramLabel = "EVIDENCE", description = "the file that was written when they were found")
                    Path file) {
        return with(chain, asJson, (leases, console) -> {
            Evidence evidence = EvidenceFile.read(file);
            Claim claim = leases.claim(evidence);
            console.line("Challenges " + evidence.answers().size() + " answers that lease "
                    + evidence.lease().abbreviated() + " paid " + Words.of(claim.amount()) + " for, with a deposit of "
                    + Words.of(claim.deposit()) + ".");
            int result = told(List.of(leases.dispute(evidence)), console);
            if (result == DONE) {
                console.line(claim.arbiter() + " rules on it within "
                        + claim.window().toHours() + " hours by: ./errand arbitrate " + file + chain.reach());
                console.line(console.dim(
                        "What is found wrong comes back with the deposit; the deposit is lost if nothing is, and comes back"
                                + " if the arbiter is silent."));
            }
            return result;
        });
    }

    private static int with(Connection connection, boolean json, ToIntBiFunction<Leases, Console> work) {
        try (Errand errand = connection.open()) {
            return work.applyAsInt(errand.leases(), Console.ofProcess(json));
        } catch (LeaseException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static int list(Leases leases, Console console) {
        List<Held> all = leases.all();
        if (all.isEmpty()) {
            console.line("This account has rented nothing.");
        }
        all.forEach(lease -> show(lease, console));
        if (all.stream().anyMatch(lease -> lease.isOpen() && lease.notice().isEmpty())) {
            console.line(console.dim(
                    "./errand leases close LEASE gets out of one whose provider or program is gone; one that is at work ends by"
                            + " itself."));
        }
        leases.owed().forEach(owed -> {
            console.line(Words.of(owed) + " wait to be collected: ./errand leases collect");
            console.object(Console.fields(
                    "owed", owed.toDecimalString(), "token", owed.token().symbol()));
        });
        return DONE;
    }

    private static void show(Held lease, Console console) {
        String until = lease.closable()
                .map(when -> lease.notice().isPresent()
                        ? "  notice given, can be closed from " + when
                        : "  ends " + lease.end())
                .orElse("");
        console.line(lease.id().abbreviated() + "  " + phase(lease) + "  of " + lease.provider() + "  locked "
                + Words.of(lease.locked()) + ", used " + Words.of(lease.used()) + until);
        console.object(fields(lease));
    }

    private static Map<String, Object> fields(Held lease) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lease", lease.id().toString());
        fields.put("phase", phase(lease));
        fields.put("provider", lease.provider().toString());
        fields.put("token", lease.locked().token().symbol());
        fields.put("escrow", lease.locked().units().toString());
        fields.put("settled", lease.used().units().toString());
        fields.put("end", lease.end().toString());
        lease.notice().ifPresent(when -> fields.put("notice", when.toString()));
        lease.closable().ifPresent(when -> fields.put("closable", when.toString()));
        return fields;
    }

    private static String phase(Held lease) {
        return lease.phase().name().toLowerCase(Locale.ROOT);
    }

    private static int close(Leases leases, List<String> ids, Console console) {
        List<Held> chosen =
                named(ids, leases.all().stream().filter(Held::isOpen).toList());
        int result = told(leases.leave(chosen), console);
        for (Held lease : leases.all()) {
            if (chosen.stream().noneMatch(one -> one.id().equals(lease.id()))) {
                continue;
            }
            if (lease.isOpen()) {
                console.line(lease.id().abbreviated() + " has "
                        + Words.of(lease.locked().minus(lease.used())) + " locked until "
                        + lease.closable().orElseThrow() + "; then ./errand leases close " + lease.id()
                        + " brings home what no receipt claims.");
            } else {
                console.line(lease.id().abbreviated() + " is closed: " + Words.of(lease.used()) + " were paid, and "
                        + Words.of(lease.locked().minus(lease.used())) + " came back.");
            }
            console.object(fields(lease));
        }
        return result;
    }

    /** @throws CommandFailure if one of the beginnings is of no lease, or of several */
    private static List<Held> named(List<String> ids, List<Held> open) {
        Set<Held> chosen = new LinkedHashSet<>();
        for (String id : ids) {
            boolean all = id.equals(ALL);
            List<Held> named =
                    all ? open : open.stream().filter(one -> isNamed(one, id)).toList();
            if (named.isEmpty()) {
                throw new CommandFailure(
                        all
                                ? "no lease of this account is open; ./errand leases lists them"
                                : "no lease of this account that begins with " + id
                                        + " is open; ./errand leases lists them");
            }
            if (named.size() > 1 && !all) {
                throw new CommandFailure(named.size() + " open leases begin with " + id + "; give more of its digits");
            }
            chosen.addAll(named);
        }
        return List.copyOf(chosen);
    }

    private static boolean isNamed(Held lease, String start) {
        String digits = start.startsWith("0x") ? start : "0x" + start;
        return digits.length() > 2 && lease.id().toString().startsWith(digits.toLowerCase(Locale.ROOT));
    }

    private static int told(List<Settlement> settlements, Console console) {
        settlements.forEach(new SettlementTeller(console, Language.ENGLISH)::tell);
        return settlements.stream().allMatch(Settlement.Executed.class::isInstance) ? DONE : REFUSED;
    }
}
