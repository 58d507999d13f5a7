package dev.errand.engine;

import dev.errand.chain.NameService;
import dev.errand.value.Address;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the address that the user's word for a recipient stands for, and what the user should know about it. */
final class Recipients {

    private final Surroundings its;
    private final List<String> notes;

    Recipients(Surroundings its, List<String> notes) {
        this.its = its;
        this.notes = notes;
    }

    /** @throws Refusal if the word stands for no address, or for one that must not be paid */
    Address find(String calledBy) throws Refusal {
        Address to = calledBy.startsWith("@")
                ? contact(calledBy)
                : calledBy.endsWith(".eth") ? name(calledBy) : Address.parse(calledBy);
        boolean contract = its.profile().token(to).isPresent() || to.isZero();
        if (contract || to.equals(its.executor().account())) {
            throw new Refusal(
                    to + " is " + (contract ? "a token's own contract or nobody's address" : "the account itself")
                            + "; what is sent there is lost or goes nowhere. Give another address");
        }
        Set<Address> known = new HashSet<>(its.executor().paidBefore());
        known.addAll(its.contacts().addresses());
        LookAlikes.of(to, known)
                .ifPresent(other -> notes.add("CAUTION: " + to + " begins and ends like " + other
                        + ", which you know, and is another address. Compare every digit before you approve"));
        return to;
    }

    private Address contact(String calledBy) throws Refusal {
        Optional<Address> found = its.contacts().find(calledBy);
        if (found.isPresent()) {
            return found.get();
        }
        String similar = LookAlikes.of(calledBy.substring(1), its.contacts().names())
                .map(name -> " (did you mean @" + name + "?)")
                .orElse("");
        throw new Refusal("there is no saved contact " + calledBy + similar + "; save it first, or give the address");
    }

    private Address name(String calledBy) throws Refusal {
        Address registry = its.profile()
                .nameRegistry()
                .orElseThrow(() -> new Refusal(
                        "names such as " + calledBy + " cannot be looked up on this chain; give the address"));
        Address to;
        try {
            to = new NameService(its.chain(), registry)
                    .resolve(calledBy)
                    .orElseThrow(() ->
                            new Refusal("the name " + calledBy + " stands for no address; check how it is spelt"));
        } catch (IllegalArgumentException e) {
            throw new Refusal(calledBy + " is no name that can be looked up; give the address");
        }
        notes.add(calledBy + " stands for " + to + " now, by the chain's name registry");
        String label = calledBy.substring(0, calledBy.length() - ".eth".length());
        LookAlikes.of(label, its.contacts().names())
                .ifPresent(name -> notes.add("CAUTION: " + calledBy + " looks like your contact @" + name
                        + " and is somebody else. Compare the address before you approve"));
        return to;
    }
}
