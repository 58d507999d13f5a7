package dev.errand.offer;

/**
 * A service agent's answer to a {@link ServiceRequest}.
 *
 * @param text for the user to read; nothing in it is acted on
 */
public record ServiceReply(String text) {}
