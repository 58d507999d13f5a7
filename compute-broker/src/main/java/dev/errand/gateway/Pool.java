package dev.errand.gateway;

import dev.errand.lease.Delivery;
import dev.errand.openai.ApiClient;
import dev.errand.openai.ModelList;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All upstreams, and which of them is best for a piece of work. Thread-safe. */
final class Pool {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Member> members;
    private final Findings findings;

    Pool(List<Member> members, Findings findings) {
        this.members = List.copyOf(members);
        this.findings = findings;
    }

    List<Member> members() {
        return members;
    }

    /** Every model that somebody serves, sorted. */
    Set<String> models() {
        Set<String> names = new TreeSet<>();
        members.forEach(member -> names.addAll(member.models()));
        return names;
    }

    boolean isServed(String model) {
        return members.stream().anyMatch(member -> member.models().contains(model));
    }

    /** Those that could take the work, best expected end first. */
    List<Member> ranked(String model, long units, int prefix, Collection<Member> except) {
        return members.stream()
                .filter(member -> member.isAvailable()
                        && !except.contains(member)
                        && member.models().contains(model))
                .sorted(Comparator.comparingDouble(member -> member.expectedEnd(model, units, prefix)))
                .toList();
    }

    /** The best that takes the work, which is held there; empty if nobody does. */
    Optional<Member> begin(String model, long units, int prefix, Collection<Member> except, int mostAtOnce) {
        return ranked(model, units, prefix, except).stream()
                .filter(member -> member.begin(units, mostAtOnce))
                .findFirst();
    }

    /** It and all who belong to the same provider. */
    Set<Member> notIndependentOf(Member member) {
        return members.stream()
                .filter(other -> other.isOfOneProviderWith(member))
                .collect(Collectors.toSet());
    }

    /** It is not what it says: nobody asks it any more. */
    void bar(Member member, Finding finding) {
        member.bar();
        findings.note(finding);
    }

    /** It did wrong, which is noted and counts against it. */
    void blame(Member member, Finding finding) {
        member.strike();
        findings.note(finding);
    }

    /** Its work arrived; whether that took too long for what it says it has, is noted. */
    void arrived(Member member, long held, Delivery delivery, long nanos) {
        member.arrived(held, delivery, nanos);
        member.slowness().ifPresent(findings::note);
    }

    /** A connection to it is gone. */
    void lose(Member member) {
        if (member.lose()) {
            findings.note(new Finding.Lost(member.name()));
        }
    }

    /** Asks everybody what he serves, with more patience than a heartbeat has; who does not say is asked again with each of those. */
    void greet(Duration patience) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            members.forEach(member -> threads.execute(() -> {
                try {
                    askModels(member, new ApiClient(member.upstream().uri(), Map.of(), patience));
                } catch (IOException | JacksonException | IllegalArgumentException e) { // the heartbeats will tell
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
    }

    private static void askModels(Member member, ApiClient client) throws IOException, InterruptedException {
        member.serves(
                Set.copyOf(ModelList.parse(client.get("/v1/models").body()).names()));
    }

    /** Asks everybody whether he is alive; returns when all have answered or missed it. */
    void beat() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            members.forEach(member -> threads.execute(() -> beat(member)));
        }
    }

    private void beat(Member member) {
        try {
            if (member.models().isEmpty()) {
                askModels(member, member.pulse());
            }
            JsonNode health = JSON.readTree(member.pulse().get("/health").body());
            Set<String> loaded = new HashSet<>();
            health.path("loadedModels").forEach(model -> loaded.add(model.asString("")));
            // a server that is no node of ours says nothing of weights: they are taken as loaded
            member.alive(
                    health.has("loadedModels") ? loaded : member.models(),
                    health.path("unitsPerSecond").asDouble(0),
                    health.path("status").asString("").equals("draining"));
            if (member.tenancy().passed(System.nanoTime())) {
                member.tenancy().state(); // now, as there may be no request to go with
            }
        } catch (JacksonException | IllegalArgumentException e) {
            member.alive(member.models(), 0, false);
        } catch (IOException e) {
            member.tenancy().skipped(System.nanoTime());
            if (member.missed()) {
                findings.note(new Finding.Lost(member.name()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
