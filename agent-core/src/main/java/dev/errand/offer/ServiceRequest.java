package dev.errand.offer;

/**
 * What a user asks of a service agent, in the user's own words. An agent whose skill takes this can be asked from a sentence.
 *
 * @param text the request; untrusted like any text
 */
public record ServiceRequest(String text) {}
