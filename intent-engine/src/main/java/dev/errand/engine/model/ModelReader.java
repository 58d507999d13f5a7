package dev.errand.engine.model;

import dev.errand.engine.reader.Conversation;
import dev.errand.engine.reader.Grounding;
import dev.errand.engine.reader.IntentReader;
import dev.errand.intent.Reading;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads as {@link IntentReader} does, and asks a language model about what that could not read, if there is one.
 *
 * <p>The model is asked only where the grammars find noise, or a request that they understand in part; never where they find
 * small talk, a question, advice, past or negation, never about an answer to an open question, and never about a text that is
 * long or in which some word makes a request into something else ("if", "tomorrow", "he said"). What it suggests counts only if
 * the text says it. In every other case, and whenever the model fails, is slow or costs too much, the answer is the grammars' own.
 *
 * <p>Thread-safe. Never throws. Reading blocks for at most the model's time limit.
 */
public final class ModelReader {

    /** Longest text that a model is asked about, in UTF-16 units. */
    public static final int LONGEST = 1_000;

    private static final int ATTEMPTS = 2;

    private final IntentReader grammars;
    private final Judge judge;
    private final @Nullable Asking asking;

    /** What it takes to ask. */
    private record Asking(Chat chat, Budget budget, Duration timeout) {

        /** Here, as only asking logs: to set logging up takes longer than to read a sentence by the grammars. */
        private static final Logger LOG = LoggerFactory.getLogger(ModelReader.class);
    }

    private ModelReader(List<String> tokens, @Nullable Asking asking) {
        this.grammars = new IntentReader(tokens);
        this.judge = new Judge(new Grounding(tokens));
        this.asking = asking;
    }

    /**
     * A reader of texts about these tokens. Connects to nothing before it is needed.
     *
     * @param settings the model; null for none
     * @param clock for the model's budget
     */
    public static ModelReader of(List<String> tokens, @Nullable ModelSettings settings, InstantSource clock) {
        return settings == null
                ? new ModelReader(tokens, null)
                : withChat(
                        tokens,
                        LangChain4jChat.connect(settings, Instructions.text(tokens), Instructions.FORMAT),
                        settings,
                        clock);
    }

    static ModelReader withChat(List<String> tokens, Chat chat, ModelSettings settings, InstantSource clock) {
        Budget budget = new Budget(settings.callsPerHour(), settings.tokensPerHour(), clock);
        return new ModelReader(tokens, new Asking(chat, budget, settings.timeout()));
    }

    /** Reads a text by itself. */
    public Reading read(String text) {
        return read(text, Conversation.EMPTY);
    }

    /** Reads a text as the next message of a conversation. */
    public Reading read(String text, Conversation conversation) {
        Reading known = grammars.read(text, conversation);
        if (asking == null || !isOpen(known) || text.length() > LONGEST || text.isBlank() || !judge.admits(text)) {
            return known;
        }
        try {
            Reading suggested = judge.judge(text, known, ask(asking, text));
            return isBetter(suggested, known) ? suggested : known;
        } catch (Ungrounded | ChatFailure e) {
            Asking.LOG.debug("no reading by the model: {}", e.getMessage());
            return known;
        } catch (RuntimeException e) { // a defect in judging what a model made up costs its answer, not the user's
            Asking.LOG.warn("the model's answer could not be judged", e);
            return known;
        }
    }

    private static boolean isOpen(Reading known) {
        boolean answers = known.grounds().stream().anyMatch(ground -> ground.turn() != 0);
        return known.reason() == Reading.Reason.NOISE || (known.status() == Reading.Status.INCOMPLETE && !answers);
    }

    private static boolean isBetter(Reading suggested, Reading known) {
        return suggested.status() == Reading.Status.READY
                || known.status() == Reading.Status.UNSUPPORTED
                || suggested.grounds().size() > known.grounds().size();
    }

    /** Asks on a thread of its own, so that neither a slow server nor a slow answer holds the user longer than agreed. */
    private static Suggestion ask(Asking asking, String text) throws ChatFailure {
        FutureTask<Suggestion> task = new FutureTask<>(() -> askTwice(asking, text));
        Thread.ofVirtual().name("model").start(task);
        try {
            return task.get(asking.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ChatFailure("no answer within " + asking.timeout(), false);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ChatFailure failure
                    ? failure
                    : new ChatFailure(String.valueOf(e.getCause()), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChatFailure("interrupted", false);
        } finally {
            task.cancel(true);
        }
    }

    private static Suggestion askTwice(Asking asking, String text) throws ChatFailure {
        for (int attempt = 1; ; attempt++) {
            if (!asking.budget().take()) {
                throw new ChatFailure("the model's budget for this hour is spent", false);
            }
            try {
                Chat.Reply reply = asking.chat().ask(text);
                asking.budget().used(reply.tokens());
                return Suggestion.parse(reply.content());
            } catch (ChatFailure e) {
                if (attempt == ATTEMPTS
                        || !e.worthAnotherTry()
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }
}
