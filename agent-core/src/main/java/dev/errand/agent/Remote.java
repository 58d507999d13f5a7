package dev.errand.agent;

import dev.errand.value.Address;
import java.time.Instant;

/** Agents of other programs. */
interface Remote {

    /** Asks one of them. */
    Exchange.Asked ask(
            Exchange.Sender from,
            Address to,
            Object message,
            String conversation,
            Class<?> replyType,
            Instant answerBy);

    /** Makes a durable message ready to be written and sent. */
    Exchange.Staging stage(
            Exchange.Sender from, Address to, Object message, String conversation, Instant deadline, Change change);
}
