package dev.errand.engine.reader;

import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.lexer.Lexer;
import dev.errand.intent.Reading;
import java.util.List;

/**
 * Reads what a user says. Deterministic: no model, no network, no clock. Never throws, whatever the text.
 *
 * <p>Thread-safe. A text is read in time linear in its length; above {@link #LONGEST} characters it is refused unread.
 */
public final class IntentReader {

    /** Longest text that is read, in UTF-16 units. */
    public static final int LONGEST = 200_000;

    /** The tokens that are read where no list is given. */
    public static final List<String> DEFAULT_TOKENS = Lexer.DEFAULT_TOKENS;

    private final MessageReader messages;

    /** @param tokens symbols of the chain's token list */
    public IntentReader(List<String> tokens) {
        this.messages = new MessageReader(List.copyOf(tokens));
    }

    /** A reader of the default tokens. */
    public static IntentReader withDefaultTokens() {
        return new IntentReader(DEFAULT_TOKENS);
    }

    /**
     * Loads the word lists of both languages, which the first reading of each does otherwise: some tenths of a second. Worth a call beside
     * something else that a program has to do before its user speaks.
     */
    public static void warmUp() {
        IntentReader reader = withDefaultTokens();
        reader.read("swap 1 ETH to USDC");
        reader.read("把 1 ETH 换成 USDC");
    }

    /** Reads a text by itself. */
    public Reading read(String text) {
        return read(text, Conversation.EMPTY);
    }

    /** Reads a text as the next message of a conversation: an answer, a correction, or a request of its own. */
    public Reading read(String text, Conversation conversation) {
        if (text.length() > LONGEST) {
            return Drafts.unsupported(text, Reading.Reason.NOISE);
        }
        Rewritten even = Spacing.of(text);
        return even == null
                ? messages.read(text, conversation)
                : even.restored(messages.read(even.text(), conversation));
    }
}
