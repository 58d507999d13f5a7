package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.key.Signer;
import dev.errand.registry.CardStore.Row;
import dev.errand.registry.CardStore.Writing;
import dev.errand.registry.search.AgentIndex;
import dev.errand.registry.search.Hit;
import dev.errand.registry.search.Profile;
import dev.errand.value.Address;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A registry that outlives the program: the truth in a database, found by meaning through an index that is built from it.
 *
 * <p>A registration is durable before {@link #register} returns. It is a lease: an agent that does not {@link #renew} it is no
 * longer found once it ran out, and its name is free when it has been out for as long again. The index is made by the first search
 * and follows the database, whichever program writes it, so that it cannot stay wrong after a crash. Thread-safe. All methods throw
 * {@link RegistryException} if the database cannot be read or written.
 */
public final class StoredAgentRegistry implements AgentRegistry, AutoCloseable {

    /** How long a registration holds if nothing else is said. */
    public static final Duration LEASE = Duration.ofDays(30);

    /** How far an agent's clock may be from ours. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** Room for so many agents, if nothing else is said: a flood must end somewhere. */
    public static final int MOST = 1_000_000;

    private final Database database;
    private final CardStore store;
    private final AgentIndex index;
    private final InstantSource clock;
    private final Duration lease;
    private final int most;
    private final TrackRecord trackRecord;
    private final AgentKeys keys;
    private final Identities identities;

    private final Map<Address, Row> rows = new LinkedHashMap<>(); // guarded by this, as is what follows
    private long seen;
    private long indexed;

    private StoredAgentRegistry(Database database, AgentIndex index, InstantSource clock, Duration lease, int most) {
        this.database = database;
        this.store = new CardStore(database);
        this.index = index;
        this.clock = clock;
        this.lease = lease;
        this.most = most;
        this.trackRecord = new TrackRecord(database, clock);
        this.keys = new AgentKeys(database);
        this.identities = new Identities(database);
    }

    /** Opens the registry in a SQLite file, and makes it if it is not there. */
    public static StoredAgentRegistry open(Path file, AgentIndex index, InstantSource clock, Duration lease) {
        return open(new RegistryDatabase.SqliteFile(file), index, clock, lease);
    }

    /**
     * Opens the registry in a database, and makes it if it is not there.
     *
     * @param index what search uses; it is filled from the database, and closed with the registry
     */
    public static StoredAgentRegistry open(
            RegistryDatabase database, AgentIndex index, InstantSource clock, Duration lease) {
        return open(database, index, clock, lease, MOST);
    }

    /** The same with room for no more than {@code most} agents. */
    public static StoredAgentRegistry open(
            RegistryDatabase database, AgentIndex index, InstantSource clock, Duration lease, int most) {
        return new StoredAgentRegistry(Database.open(database), index, clock, lease, most);
    }

    @Override
    public Registration register(SignedCard signed) {
        Optional<String> objection = signed.objection(keys.of(signed.card().address()));
        if (objection.isPresent()) {
            return new Registration.Refused(objection.get());
        }
        int length = signed.toJson().length();
        if (length > SignedCard.MAX_JSON) {
            return new Registration.Refused(
                    "the card has " + length + " characters; at most " + SignedCard.MAX_JSON + " are taken");
        }
        return store.write(writing -> register(writing, signed));
    }

    private Registration register(Writing writing, SignedCard signed) {
        AgentCard card = signed.card();
        Instant now = clock.instant();
        for (Row holder : writing.holders(Names.looks(card.name()))) {
            Address other = holder.signed().card().address();
            if (other.equals(card.address())) {
                continue;
            }
            if (now.isBefore(holder.expiresAt().plus(lease))) {
                return new Registration.Refused("the name '" + card.name() + "' looks like '"
                        + holder.signed().card().name()
                        + "', which belongs to an agent with another key; choose another name");
            }
            writing.retire(other);
        }
        int last = writing.lastVersion(card.address());
        if (last >= card.version()) {
            return new Registration.Refused("version " + last + " of the card of '" + card.name()
                    + "' was registered already; raise the version to change it");
        }
        if (!writing.hasRoom(card.address(), most, now.minus(lease))) {
            return new Registration.Refused("the registry is full: it has room for " + most
                    + " agents; wait until leases run out, or retire some");
        }
        writing.put(signed, now.plus(lease), now);
        return new Registration.Registered();
    }

    /**
     * Takes in the card of an agent that is being started by whoever holds its key. One that is here with the same words has its
     * lease prolonged; one whose program was changed since gets the version after the last.
     *
     * @param signer the agent's
     */
    public Registration enlist(SignedCard signed, Signer signer) {
        AgentCard card = signed.card();
        if (isHere(card)) {
            Registration renewed = renew(Renewal.sign(signer, clock.instant()));
            return find(card.address()).isPresent() ? new Registration.Registered() : renewed;
        }
        int last = store.write(writing -> writing.lastVersion(card.address()));
        return register(last < card.version() ? signed : SignedCard.signWith(signer, card.withVersion(last + 1)));
    }

    private boolean isHere(AgentCard card) {
        return store.find(card.address())
                .filter(row -> !row.retired()
                        && row.signed().card().withVersion(card.version()).equals(card))
                .isPresent();
    }

    @Override
    public Registration renew(Renewal renewal) {
        Optional<String> objection = renewal.objection(keys.of(renewal.agent()));
        if (objection.isPresent()) {
            return new Registration.Refused(objection.get());
        }
        Instant now = clock.instant();
        if (Duration.between(now, renewal.signedAt()).abs().compareTo(CLOCK_SKEW) > 0) {
            return new Registration.Refused("the renewal was signed at " + renewal.signedAt() + " and it is " + now
                    + "; set the agent's clock right");
        }
        return store.write(writing -> {
            Optional<Row> row = writing.find(renewal.agent()).filter(found -> !found.retired());
            if (row.isEmpty()) {
                return new Registration.Refused(renewal.agent() + " is not registered");
            }
            if (!renewal.signedAt().isAfter(row.get().renewedAt())) {
                return new Registration.Refused("a renewal as new as this was taken already");
            }
            writing.renew(renewal.agent(), now.plus(lease), renewal.signedAt());
            return new Registration.Registered();
        });
    }

    @Override
    public void retire(Address agent) {
        store.write(writing -> {
            writing.retire(agent);
            return true;
        });
    }

    @Override
    public Optional<AgentCard> find(Address agent) {
        return store.find(agent)
                .filter(row -> row.isLive(clock.instant()))
                .map(row -> row.signed().card());
    }

    /** When the agent's lease runs out; empty if it is not found any more. */
    public Optional<Instant> expiry(Address agent) {
        return store.find(agent).filter(row -> row.isLive(clock.instant())).map(Row::expiresAt);
    }

    @Override
    public synchronized List<AgentCard> list() {
        follow();
        Instant now = clock.instant();
        return rows.values().stream()
                .filter(row -> row.isLive(now))
                .map(row -> row.signed().card())
                .sorted(Comparator.comparing(AgentCard::name))
                .toList();
    }

    /** When an agent that is found was registered first. */
    public Optional<Instant> since(Address agent) {
        return store.find(agent).filter(row -> row.isLive(clock.instant())).map(Row::registeredAt);
    }

    /** Which keys sign for agents now; kept in the same store. */
    public AgentKeys keys() {
        return keys;
    }

    /** Who agents are on chain; kept in the same store. */
    public Identities identities() {
        return identities;
    }

    /** What agents did, as it is proven; kept in the same store. */
    public TrackRecord trackRecord() {
        return trackRecord;
    }

    @Override
    public synchronized List<Match> search(String text, int offset, int limit, Predicate<AgentCard> filter) {
        follow();
        fillIndex();
        Instant now = clock.instant();
        Predicate<String> counts = id -> {
            Row row = rows.get(Address.parse(id));
            return row != null && row.isLive(now) && filter.test(row.signed().card());
        };
        return index.search(text, Math.addExact(offset, limit), counts).stream()
                .skip(offset)
                .map(this::match)
                .toList();
    }

    private Match match(Hit hit) {
        Row row = Objects.requireNonNull(rows.get(Address.parse(hit.id())));
        return new Match(row.signed().card(), hit.score(), hit.parts());
    }

    /** Reads on from the last change that was seen, whoever wrote it. */
    private void follow() {
        for (Row row : store.changedAfter(seen)) {
            rows.put(row.signed().card().address(), row);
            seen = row.change();
        }
        if (rows.size() > most) {
            forgetTheGone();
        }
    }

    private void forgetTheGone() {
        Instant now = clock.instant();
        List<Address> gone = rows.values().stream()
                .filter(row -> !row.isLive(now))
                .map(row -> row.signed().card().address())
                .toList();
        gone.forEach(rows::remove);
        gone.forEach(address -> index.remove(address.toString()));
    }

    /** How many cards are held in memory, those of who is gone among them. */
    synchronized int held() {
        follow();
        return rows.size();
    }

    private void fillIndex() {
        List<Profile> changed = new ArrayList<>();
        for (Row row : rows.values()) {
            if (row.change() > indexed && !row.retired()) {
                changed.add(profile(row.signed().card()));
            } else if (row.change() > indexed) {
                index.remove(row.signed().card().address().toString());
            }
        }
        if (!changed.isEmpty()) {
            index.put(changed);
        }
        indexed = seen;
    }

    /** What search reads of a card. */
    static Profile profile(AgentCard card) {
        return new Profile(
                card.address().toString(),
                card.name(),
                card.description(),
                card.skills().stream()
                        .map(skill ->
                                new Profile.Skill(skill.name(), skill.description(), skill.tags(), skill.examples()))
                        .toList());
    }

    @Override
    public void close() {
        index.close();
        database.close();
    }
}
