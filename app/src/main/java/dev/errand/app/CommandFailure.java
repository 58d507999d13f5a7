package dev.errand.app;

/** Ends a command with one line on standard error: with exit code 1, or 2 where it was called wrong. */
final class CommandFailure extends RuntimeException {

    private final boolean wrongUsage;

    CommandFailure(String message) {
        this(message, false);
    }

    private CommandFailure(String message, boolean wrongUsage) {
        super(message, null, false, false);
        this.wrongUsage = wrongUsage;
    }

    /** What was said on the command line makes no command. */
    static CommandFailure wrongUsage(String message) {
        return new CommandFailure(message, true);
    }

    boolean isWrongUsage() {
        return wrongUsage;
    }
}
