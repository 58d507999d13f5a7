package dev.errand.engine;

import dev.errand.value.Address;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells addresses and names that only look like known ones.
 *
 * <p>Attackers send dust from addresses whose first and last digits are those of a real counterparty, so that a user who copies
 * from the history pays them ("address poisoning").
 */
final class LookAlikes {

    /** Digits that wallets show at each end, and attackers therefore match. */
    private static final int SHOWN_DIGITS = 4;

    private static final int PREFIX = 2;

    private LookAlikes() {}

    /** The known address that {@code address} only looks like; empty if there is none, or it is known itself. */
    static Optional<Address> of(Address address, Set<Address> known) {
        if (known.contains(address)) {
            return Optional.empty();
        }
        String ends = ends(address);
        return known.stream().filter(other -> ends(other).equals(ends)).findFirst();
    }

    private static String ends(Address address) {
        String digits = address.toString().toLowerCase(Locale.ROOT).substring(PREFIX);
        return digits.substring(0, SHOWN_DIGITS) + digits.substring(digits.length() - SHOWN_DIGITS);
    }

    /** The known name that {@code name} only looks like, as "b0b" does like "bob"; empty if there is none, or it is known itself. */
    static Optional<String> of(String name, Set<String> known) {
        if (known.contains(name)) {
            return Optional.empty();
        }
        String seen = seen(name);
        return known.stream().filter(other -> seen(other).equals(seen)).findFirst();
    }

    /** A name as a hurried eye sees it. */
    private static String seen(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace('5', 's')
                .replace("rn", "m")
                .replace("vv", "w")
                .replace("-", "")
                .replace("_", "");
    }
}
