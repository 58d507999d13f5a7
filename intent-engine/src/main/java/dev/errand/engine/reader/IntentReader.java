package dev.errand.engine.reader;

import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a user says. Deterministic: no model, no network, no clock. Never throws, whatever the text.
 *
 * <p>Thread-safe. A text is read in time linear in its length; above {@link #LONGEST} characters it is refused unread.
 */
public final class IntentReader {

    /** Longest text that is read, in UTF-16 units. */
    public static final int LONGEST = 200_000;

    /** The tokens that are read where no list is given. */
    public static final List<String> DEFAULT_TOKENS =
            List.of("ETH", "WETH", "USDC", "USDT", "DAI", "WBTC", "LINK", "UNI");

    private static final int LONGEST_CLAUSE = 16;
    private static final int MOST_PHRASES = 400;

    private static final Set<Kind> BOUNDARY = EnumSet.of(Kind.THEN, Kind.AND, Kind.COMMA, Kind.STOP);
    private static final Set<Kind> VERBS = EnumSet.of(
            Kind.SWAP, Kind.BUY, Kind.SELL, Kind.SEND, Kind.BALANCE, Kind.QUOTE, Kind.BECOME, Kind.USE, Kind.HAVE);

    private final List<String> tokens;

    /** @param tokens symbols of the chain's token list */
    public IntentReader(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** A reader of the default tokens. */
    public static IntentReader withDefaultTokens() {
        return new IntentReader(DEFAULT_TOKENS);
    }

    /** Reads a text by itself. */
    public Reading read(String text) {
        return read(text, Conversation.EMPTY);
    }

    /** Reads a text as the next message of a conversation: an answer to its open question, or a request of its own. */
    public Reading read(String text, Conversation conversation) {
        boolean chinese = Questions.isChinese(text);
        if (text.length() > LONGEST) {
            return unsupported(text, Reading.Reason.NOISE);
        }
        List<Lexeme> lexemes = Lexer.lex(text, tokens);
        List<Phrase> phrases = Phrases.of(lexemes);
        if (phrases.size() > MOST_PHRASES) {
            return incomplete(text, List.of(), List.of("request"), chinese);
        }
        Reading open = conversation.open();
        if (open != null) {
            Reading answered = new Answers(open, phrases, text, chinese).read();
            if (answered != null) {
                return answered;
            }
        }
        return request(text, lexemes, phrases, chinese);
    }

    private Reading request(String text, List<Lexeme> lexemes, List<Phrase> phrases, boolean chinese) {
        List<Draft> drafts = new Clauses(phrases, text).read();
        if (drafts != null && !drafts.isEmpty()) {
            return answer(text, drafts, new ArrayList<>(), chinese);
        }
        Reading.Reason reason = whyNone(lexemes, phrases);
        if (reason != null) {
            return unsupported(text, reason);
        }
        // what was understood is kept, what was not is asked for
        List<Phrase> understood =
                phrases.stream().filter(phrase -> phrase.kind() != Kind.WORD).toList();
        List<Draft> partly = understood.size() < phrases.size() ? new Clauses(understood, text).read() : null;
        return answer(text, partly == null ? new ArrayList<>() : partly, new ArrayList<>(List.of("request")), chinese);
    }

    static Reading answer(String text, List<Draft> drafts, List<String> missing, boolean chinese) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            String prefix = i == 0 ? "" : i + ".";
            drafts.get(i).missing().forEach(path -> all.add(path.equals("request") ? path : prefix + path));
        }
        all.addAll(missing);
        List<String> distinct = List.copyOf(new LinkedHashSet<>(all));
        if (!distinct.isEmpty()) {
            return incomplete(text, drafts, distinct, chinese);
        }
        return new Reading(text, Reading.Status.READY, intents(drafts), List.of(), null, null, grounds(drafts));
    }

    private static Reading incomplete(String text, List<Draft> drafts, List<String> missing, boolean chinese) {
        String question = Questions.about(missing, drafts, chinese);
        return new Reading(text, Reading.Status.INCOMPLETE, intents(drafts), missing, question, null, grounds(drafts));
    }

    static Reading unsupported(String text, Reading.Reason reason) {
        return new Reading(text, Reading.Status.UNSUPPORTED, List.of(), List.of(), null, reason, List.of());
    }

    private static List<Intent> intents(List<Draft> drafts) {
        return drafts.stream().map(Draft::toIntent).toList();
    }

    private static List<Ground> grounds(List<Draft> drafts) {
        List<Ground> grounds = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            String prefix = "/intents/" + i + "/";
            for (Map.Entry<String, Draft.Leaf> leaf : drafts.get(i).leaves().entrySet()) {
                Ground ground = leaf.getValue().ground();
                String path = prefix + leaf.getKey().replace('.', '/');
                grounds.add(
                        new Ground(path, ground.start(), ground.end(), ground.text(), ground.rule(), ground.turn()));
            }
        }
        return grounds;
    }

    /** Why a text that no grammar reads asks for nothing; null if it does ask for something. */
    private static Reading.@Nullable Reason whyNone(List<Lexeme> lexemes, List<Phrase> phrases) {
        Set<Kind> kinds = new HashSet<>();
        lexemes.forEach(lexeme -> kinds.add(lexeme.kind()));
        boolean verb = kinds.stream().anyMatch(VERBS::contains);
        boolean substance =
                kinds.contains(Kind.TOKEN) || kinds.contains(Kind.RECIPIENT) || kinds.contains(Kind.BAD_RECIPIENT);
        if (kinds.contains(Kind.ADVICE)) {
            return Reading.Reason.ADVICE;
        } else if (kinds.contains(Kind.PAST)) {
            return Reading.Reason.PAST;
        } else if (kinds.contains(Kind.CANCEL) && !verb) {
            return Reading.Reason.NEGATION;
        } else if (kinds.contains(Kind.NOT)) {
            return Reading.Reason.NEGATION;
        } else if (kinds.contains(Kind.QUESTION)) {
            return Reading.Reason.QUESTION;
        } else if (verb && (substance || phrases.size() <= 3)) {
            return null;
        } else if (kinds.contains(Kind.SMALL_TALK) || (phrases.isEmpty() && kinds.contains(Kind.FILLER))) {
            return Reading.Reason.SMALL_TALK;
        } else if (verb && kinds.contains(Kind.NUMBER)) {
            return null;
        }
        return Reading.Reason.NOISE;
    }

    /** Finds the clauses of a text: the fewest that cover all of it, each fitted whole by the grammar. */
    private static final class Clauses {

        private final List<Phrase> phrases;
        private final String text;

        Clauses(List<Phrase> phrases, String text) {
            this.phrases = phrases;
            this.text = text;
        }

        /** The drafts, in order; null if some part of the text fits nothing. */
        @Nullable List<Draft> read() {
            int size = phrases.size();
            List<@Nullable List<Draft>> upTo = new ArrayList<>();
            upTo.add(new ArrayList<>());
            for (int end = 1; end <= size; end++) {
                upTo.add(BOUNDARY.contains(phrases.get(end - 1).kind()) ? upTo.get(end - 1) : best(end, upTo));
            }
            return upTo.get(size);
        }

        private @Nullable List<Draft> best(int end, List<@Nullable List<Draft>> upTo) {
            if (end < phrases.size() && !BOUNDARY.contains(phrases.get(end).kind())) {
                return null; // a clause ends where something divides it from the next
            }
            List<Draft> best = null;
            for (int start = end - 1; start >= Math.max(0, end - LONGEST_CLAUSE); start--) {
                boolean begins =
                        start == 0 || BOUNDARY.contains(phrases.get(start - 1).kind());
                List<Draft> before = upTo.get(start);
                if (!begins || before == null) {
                    continue;
                }
                List<Phrase> clause = phrases.subList(start, end);
                if (clause.stream().anyMatch(phrase -> phrase.kind() == Kind.STOP || phrase.kind() == Kind.THEN)) {
                    break;
                }
                List<Draft> extended = extend(before, clause);
                if (extended != null && (best == null || extended.size() <= best.size())) {
                    best = extended;
                }
            }
            return best;
        }

        private @Nullable List<Draft> extend(List<Draft> before, List<Phrase> clause) {
            if (isContext(clause) || isRejectedAlternative(clause, before)) {
                return before;
            }
            List<Phrase> limits = clause.stream()
                    .filter(phrase -> phrase.kind() == Kind.LIMIT)
                    .toList();
            List<Phrase> rest = clause.stream()
                    .filter(phrase -> phrase.kind() != Kind.LIMIT && phrase.kind() != Kind.COMMA)
                    .toList();
            if (rest.isEmpty()) {
                return limits.isEmpty() || before.isEmpty()
                        ? (limits.isEmpty() ? before : null)
                        : limited(before, limits);
            }
            List<Draft> readings = new ArrayList<>();
            for (Grammar.Fit fit : Grammar.fits(rest)) {
                Draft draft = Draft.of(fit, limits, text, before);
                if (readings.stream().noneMatch(draft::sameAs)) {
                    readings.add(draft);
                }
            }
            if (readings.isEmpty()) {
                return null;
            }
            List<Draft> extended = new ArrayList<>(before);
            extended.add(readings.size() == 1 ? readings.getFirst() : Readings.agreed(readings));
            return extended;
        }

        /** A limit said by itself belongs to the swap before it. */
        private @Nullable List<Draft> limited(List<Draft> before, List<Phrase> limits) {
            Draft last = before.getLast();
            if (!last.type().equals("swap") || last.has("maxSlippageBps")) {
                return null;
            }
            List<Draft> copy = new ArrayList<>(before.subList(0, before.size() - 1));
            copy.add(last.limited(limits, text));
            return copy;
        }

        /** "Since gas is low": a reason beside the request, told by its first word and free of any request. */
        private static boolean isContext(List<Phrase> clause) {
            return clause.getFirst().kind() == Kind.CONTEXT
                    && clause.stream().noneMatch(phrase -> VERBS.contains(phrase.kind()) || phrase.kind() == Kind.NOT);
        }

        /** "…, not LINK" beside a plain request. */
        private static boolean isRejectedAlternative(List<Phrase> clause, List<Draft> before) {
            return !before.isEmpty()
                    && clause.size() == 2
                    && clause.getFirst().kind() == Kind.NOT
                    && clause.getLast().kind() == Kind.ASSET;
        }
    }
}
