package dev.errand.account;

import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseOrder;
import dev.errand.value.Address;
import java.util.List;
import java.util.Optional;

/**
 * The lease market of the account's own list: the framework's own reading of it, and the only place where calls to it are written.
 * Never an agent's word.
 *
 * <p>Implementations are thread-safe, may block on the chain, and throw their chain's exception if it does not answer.
 */
public interface LeaseVenue {

    /** Whether this chain has a lease market. */
    boolean isThere();

    /** Share of the work, 0 to 1, that is done, and paid, twice to compare what independent providers answer. */
    double checkedShare();

    /** Whose receipts pay from the escrow of the leases that are opened here. It can move nothing else. */
    Address receiptKey();

    /** Who provides an offer, as the chain knows; empty if there is no such offer. */
    Optional<Address> provider(LeaseOffer offer);

    /**
     * Why a lease must not be opened on these terms; empty if it may. The offer must stand on chain, its node must have signed
     * exactly this order, its free bond must cover the stake, and its token must be the one that the terms name.
     */
    Optional<String> objection(LeaseOrder order, LeaseOffer offer);

    /**
     * Writes the step of the account lane that opens leases. It approves what they lock, no more, and what is approved is used up.
     *
     * @param offers at least one, all in one token
     */
    PlanStep open(LeaseOrder order, List<LeaseOffer> offers);
}
