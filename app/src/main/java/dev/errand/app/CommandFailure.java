package dev.errand.app;

/** Ends a command with one line on standard error and exit code 1. */
final class CommandFailure extends RuntimeException {

    CommandFailure(String message) {
        super(message, null, false, false);
    }
}
