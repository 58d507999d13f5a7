package dev.errand.agent;

import java.time.Instant;

/**
 * What an agent knows of a message beside its content.
 *
 * @param conversation id that all messages of one conversation share
 * @param answerBy after this the asker no longer waits
 */
public record MessageContext(String conversation, Instant answerBy) {}
