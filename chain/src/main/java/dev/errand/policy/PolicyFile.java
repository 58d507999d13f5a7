package dev.errand.policy;

import dev.errand.value.Address;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The limits as JSON text; decimal numbers are strings, so that no reader makes floating point of them. */
record PolicyFile(
        String askAboveDollars,
        String denyAboveDollars,
        String denyAboveDollarsPerDay,
        String denyAboveGasWei,
        List<String> trustedRecipients,
        List<String> deniedRecipients) {

    static PolicyFile of(Policy.Limits limits) {
        return new PolicyFile(
                limits.askAboveDollars().toPlainString(),
                limits.denyAboveDollars().toPlainString(),
                limits.denyAboveDollarsPerDay().toPlainString(),
                limits.denyAboveGasWei().toString(),
                texts(limits.trustedRecipients()),
                texts(limits.deniedRecipients()));
    }

    Policy.Limits toLimits() {
        return new Policy.Limits(
                new BigDecimal(askAboveDollars),
                new BigDecimal(denyAboveDollars),
                new BigDecimal(denyAboveDollarsPerDay),
                new BigInteger(denyAboveGasWei),
                addresses(trustedRecipients),
                addresses(deniedRecipients));
    }

    private static List<String> texts(Set<Address> addresses) {
        return addresses.stream().map(Address::toString).sorted().toList();
    }

    private static Set<Address> addresses(List<String> texts) {
        return texts.stream().map(Address::parse).collect(Collectors.toUnmodifiableSet());
    }
}
