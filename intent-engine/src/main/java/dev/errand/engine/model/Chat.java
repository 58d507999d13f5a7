package dev.errand.engine.model;

/** A language model that is asked about one text. */
interface Chat {

    /**
     * Asks once and waits for the answer. Interruptible.
     *
     * @throws ChatFailure if none came
     */
    Reply ask(String text) throws ChatFailure;

    /**
     * An answer.
     *
     * @param content what the model wrote: JSON, if it does what it was asked
     * @param tokens what it cost, in the model's tokens
     */
    record Reply(String content, long tokens) {}
}
