package dev.errand.engine.model;

/** The model gave no answer, or one that is not of the form asked for. */
final class ChatFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean worthAnotherTry;

    ChatFailure(String message, boolean worthAnotherTry) {
        super(message);
        this.worthAnotherTry = worthAnotherTry;
    }

    boolean worthAnotherTry() {
        return worthAnotherTry;
    }
}
