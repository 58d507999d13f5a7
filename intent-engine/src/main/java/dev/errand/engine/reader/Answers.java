package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a message as the answer to an open question: an amount, a token, a recipient, or calling it off. */
final class Answers {

    private static final Set<Kind> LEAD_IN = EnumSet.of(
            Kind.TO,
            Kind.FOR,
            Kind.WITH,
            Kind.FROM,
            Kind.BECOME,
            Kind.GIVE,
            Kind.USE,
            Kind.COMMA,
            Kind.STOP,
            Kind.SEND);

    private final Reading open;
    private final List<Phrase> phrases;
    private final String text;
    private final boolean chinese;

    Answers(Reading open, List<Phrase> phrases, String text, boolean chinese) {
        this.open = open;
        this.phrases = phrases;
        this.text = text;
        this.chinese = chinese;
    }

    /** The continued reading; null if the message is no answer, but a request of its own or nothing. */
    @Nullable Reading read() {
        List<Phrase> said = phrases.stream()
                .filter(phrase -> !LEAD_IN.contains(phrase.kind()))
                .toList();
        if (said.size() == 1
                && (said.getFirst().kind() == Kind.CANCEL || said.getFirst().kind() == Kind.NOT)) {
            return IntentReader.unsupported(text, Reading.Reason.NEGATION);
        }
        if (said.isEmpty()
                || said.stream().anyMatch(phrase -> !isValue(phrase))
                || open.intents().isEmpty()) {
            return null;
        }
        List<Draft> drafts = ReadingLeaves.drafts(open);
        List<String> missing = new ArrayList<>(open.missing());
        for (Phrase phrase : said) {
            if (!fill(phrase, drafts, missing)) {
                return null;
            }
        }
        List<String> unanswered =
                missing.stream().filter(path -> path.equals("request")).toList();
        return IntentReader.answer(text, drafts, unanswered, chinese || Questions.isChinese(open.text()));
    }

    private static boolean isValue(Phrase phrase) {
        return phrase.kind() == Kind.ASSET || phrase.kind() == Kind.RECIPIENT || phrase.kind() == Kind.LIMIT;
    }

    private boolean fill(Phrase phrase, List<Draft> drafts, List<String> missing) {
        if (phrase.kind() == Kind.RECIPIENT) {
            return put("to", phrase.text(), phrase.start(), phrase.end(), drafts, missing);
        }
        Holding holding = phrase.holding();
        if (holding == null || holding.reference() != null || holding.wrongToken() || holding.wrongAmount()) {
            return false;
        }
        boolean filled = false;
        if (holding.amount() != null && holding.amountAt() != null && holding.measure() != null) {
            String leaf = "." + holding.measure().name().toLowerCase(Locale.ROOT);
            filled = putFirst(
                    List.of("sell.amount", "asset.amount", "buy.amount"),
                    leaf,
                    Draft.plain(holding.amount()),
                    holding.amountAt(),
                    drafts,
                    missing);
            if (!filled) {
                return false;
            }
        }
        if (holding.token() != null && holding.tokenAt() != null) {
            boolean taken = putFirst(
                    List.of("sell.token", "buy.token", "asset.token"),
                    "",
                    holding.token(),
                    holding.tokenAt(),
                    drafts,
                    missing);
            // "2 ETH" where only the amount was asked for: the token must be the one that stands there
            boolean repeated = filled
                    && drafts.stream()
                            .flatMap(draft -> draft.leaves().entrySet().stream())
                            .anyMatch(leaf -> leaf.getKey().endsWith("token")
                                    && leaf.getValue().value().equals(holding.token()));
            return taken || repeated;
        }
        return filled;
    }

    private boolean putFirst(
            List<String> paths, String leaf, String value, Phrase.Span at, List<Draft> drafts, List<String> missing) {
        for (String asked : List.copyOf(missing)) {
            for (String path : paths) {
                if (withoutIndex(asked).equals(path)) {
                    Draft draft = drafts.get(index(asked));
                    draft.put(
                            path + leaf,
                            value,
                            Ground.span("", at.start(), at.end(), text.substring(at.start(), at.end())));
                    missing.remove(asked);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean put(String path, String value, int start, int end, List<Draft> drafts, List<String> missing) {
        return putFirst(List.of(path), "", value, new Phrase.Span(start, end), drafts, missing);
    }

    private static int index(String path) {
        int dot = path.indexOf('.');
        return dot > 0 && Character.isDigit(path.charAt(0)) ? Integer.parseInt(path.substring(0, dot)) : 0;
    }

    private static String withoutIndex(String path) {
        return Character.isDigit(path.charAt(0)) ? path.substring(path.indexOf('.') + 1) : path;
    }
}
