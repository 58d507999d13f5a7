package dev.errand.engine;

/** What the framework thinks of one agent's answer, with the reason in words for the user. */
public sealed interface Verdict {

    /** The reason, as a clause: {@code "guarantees the most"}. */
    String reason();

    /** This offer is in the proposal. */
    record Chosen(String reason) implements Verdict {}

    /** Acceptable, but another offer guarantees more. */
    record Outbid(String reason) implements Verdict {}

    /** Not acceptable whatever others offer: too far below the reference, malformed, expired, or refused by simulation. */
    record Refused(String reason) implements Verdict {}

    /** The agent gave no offer: it declined, failed or did not answer in time. */
    record NoOffer(String reason) implements Verdict {}
}
