package dev.errand.engine.model;

/** A suggestion says what the text does not. The message says what, for the log. */
final class Ungrounded extends Exception {

    private static final long serialVersionUID = 1L;

    Ungrounded(String message) {
        super(message, null, false, false); // an expected refusal: no stack trace
    }
}
