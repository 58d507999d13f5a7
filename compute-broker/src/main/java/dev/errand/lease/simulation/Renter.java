package dev.errand.lease.simulation;

import dev.errand.key.SigningKey;
import java.util.ArrayList;
import java.util.List;

/** One tenant: its key is also its gateway's. */
final class Renter {

    /** How a tenant behaves. */
    enum Nature {
        HONEST,
        /** Goes away without a last receipt. */
        VANISHES,
        /** Signs nothing, and lives on credit. */
        NEVER_SIGNS,
        /** Challenges work that was right. */
        CHALLENGES,
        /** Lowers the price in terms that the provider signed. */
        ALTERS_TERMS
    }

    final SigningKey key;
    final Nature nature;
    final List<Rental> rentals = new ArrayList<>();

    Renter(SigningKey key, Nature nature) {
        this.key = key;
        this.nature = nature;
    }
}
