package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.phrase.Budgets;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What each value beside a compute job says of it: counts, lengths of time, money, GPUs; the same words mean another field of another job. */
public final class JobValues {

    /** What is done with tokens that a model is given. */
    private static final Set<String> READING = Set.of(
            "process",
            "processing",
            "read",
            "ingest",
            "digest",
            "analyse",
            "analyze",
            "summarise",
            "summarize",
            "classify",
            "embed",
            "feed");

    /** What a model is given, rather than gives. */
    private static final Set<String> ASKED = Set.of(
            "prompts",
            "queries",
            "questions",
            "messages",
            "query",
            "documents",
            "docs",
            "articles",
            "paragraphs",
            "emails",
            "sentences",
            "samples",
            "inputs",
            "items",
            "records",
            "rows",
            "conversations",
            "chats",
            "tickets",
            "reviews",
            "posts");

    private static final Pattern SECONDS = Pattern.compile("PT[\\d.]+S");
    /** How large a model is, in parameters. */
    private static final Pattern SIZE = Pattern.compile("\\d+(\\.\\d+)?[bB]");

    /** Whether that is how the size of a model is written: "7B". */
    public static boolean isSize(String said) {
        return SIZE.matcher(said).matches();
    }

    private static final BigDecimal SMALLEST = BigDecimal.valueOf(100_000_000);

    private JobValues() {}

    /** Whether it is a number alone, as large as the sizes of models are: "a 7B". */
    public static boolean isSize(Phrase phrase) {
        Holding holding = phrase.holding();
        return holding != null
                && holding.hasOnlyAmount()
                && holding.measure() == Phrase.Measure.VALUE
                && holding.amount() != null
                && holding.amount().compareTo(SMALLEST) >= 0;
    }

    public static void take(Draft draft, Phrase phrase, Clause clause, Scene scene) {
        String text = scene.text();
        switch (phrase.kind()) {
            case ASSET -> takeCount(draft, phrase, clause, text);
            case TOKENS -> takeTokens(draft, phrase, clause, text);
            case SPAN -> takeSpan(draft, phrase, text);
            case DEADLINE -> takeDeadline(draft, phrase, text);
            case GPUS -> takeGpus(draft, phrase, text);
            case MODEL, COST, CLOCK -> draft.take(phrase, text);
            case PRECISION, ATTACHMENT, REQUESTS -> takeIf(draft, "infer", phrase, text);
            case PARAMETERS -> takeIf(draft, "train", phrase, text);
            case FRAMES, FRAME_TIME -> takeIf(draft, "render", phrase, text);
            case ESTIMATE -> {
                if (!draft.type().equals("rent") && !draft.type().equals("render") && !draft.has("estimateOnly")) {
                    draft.putSpan("estimateOnly", "true", new Span(phrase.start(), phrase.end()), text);
                } else if (!draft.has("estimateOnly")) {
                    draft.wrong("request");
                }
            }
            case TRIGGER -> draft.wrong("request");
            case BY -> {
                int index = clause.phrases().indexOf(phrase);
                boolean behind = index > 2 && Hanzi.areIn(phrase.text());
                boolean last = index > 0 && index == clause.phrases().size() - 1;
                if (behind || last) { // 跑附件,数据更新前, "by the end of today": by when?
                    draft.wrong(Fields.has(draft.type(), "deadline") ? "deadline" : "duration");
                }
            }
            case PER_FRAME -> takeEach(draft, clause);
            default -> {
                if (phrase.is(Kind.ESTIMATE)
                        && !draft.has("estimateOnly")
                        && (draft.type().equals("infer") || draft.type().equals("train"))) {
                    draft.putSpan("estimateOnly", "true", new Span(phrase.start(), phrase.end()), text);
                }
            }
        }
    }

    /** 每帧, of which no time was understood; 每张 of GPUs that are rented says what each may cost, which no field holds. */
    private static void takeEach(Draft draft, Clause clause) {
        if (!draft.type().equals("rent")) {
            draft.wrong("secondsPerFrame");
        } else if (clause.has(Kind.COST)) {
            draft.wrong("maxCost");
        }
    }

    private static void takeIf(Draft draft, String type, Phrase phrase, String text) {
        if (draft.type().equals(type)) {
            draft.take(phrase, text);
        } else if (phrase.kind() != Kind.PARAMETERS && !isOwnData(draft, phrase, text)) {
            draft.wrong("request");
        }
    }

    /** "Fine-tune … on my dataset": what a model is trained on has no field; a file that was attached might be meant to be read. */
    private static boolean isOwnData(Draft draft, Phrase phrase, String text) {
        String said = text.substring(phrase.start(), phrase.end()).toLowerCase(Locale.ROOT);
        return draft.type().equals("train")
                && phrase.kind() == Kind.ATTACHMENT
                && (said.contains("my ") || said.contains("our "))
                && !said.contains("attach")
                && !said.contains("upload");
    }

    /** A bare number beside a job counts GPUs; money without a limit is neither a budget nor anything else. */
    private static void takeCount(Draft draft, Phrase phrase, Clause clause, String text) {
        Holding holding = phrase.holding();
        if (holding == null) {
            return;
        }
        if (draft.type().equals("render")) {
            if (holding.measure() == Phrase.Measure.USD || (holding.token() != null && holding.saysAmount())) {
                takeMoney(draft, phrase, clause, text);
            } else if (holding.saysAmount()
                    && (holding.amount() == null || holding.amount().compareTo(BigDecimal.ONE) != 0)) {
                draft.wrong("request"); // 渲 500 帧 77: seventy-seven of what?
            }
            return;
        }
        if (holding.reference() != null) {
            if (holding.saysAmount()) {
                draft.wrong("gpu"); // "32 of them"
            }
            return;
        }
        if (draft.type().equals("train")
                && holding.hasOnlyAmount()
                && holding.measure() == Phrase.Measure.VALUE
                && holding.amount() != null
                && holding.amountAt() != null
                && !draft.has("parameters")
                && !draft.has("model")
                && SIZE.matcher(text.substring(
                                holding.amountAt().start(), holding.amountAt().end()))
                        .matches()) {
            draft.putSpan(
                    "parameters", Draft.plain(holding.amount()), holding.amountAt(), text); // "training a 40B on …"
            return;
        }
        boolean bare = holding.hasOnlyAmount() && holding.measure() == Phrase.Measure.VALUE && holding.amount() != null;
        boolean counts = draft.type().equals("rent") || clause.hasAny(Kind.GPUS, Kind.GPU_NOUN);
        if (bare && !counts) {
            boolean size = holding.amountAt() != null
                    && SIZE.matcher(text.substring(
                                    holding.amountAt().start(),
                                    holding.amountAt().end()))
                            .matches();
            draft.wrong(size && draft.type().equals("infer") ? "model" : "request"); // "with a 7B", "上下文32k"
            return;
        }
        if (bare
                && !draft.has("count")
                && holding.amount() != null
                && holding.amountAt() != null
                && holding.amount().stripTrailingZeros().scale() <= 0) {
            draft.putSpan("count", Draft.plain(holding.amount()), holding.amountAt(), text);
        } else {
            takeMoney(draft, phrase, clause, text);
        }
    }

    /** "We've got ten days and $5k": what there is to spend is a budget; other money says nothing of the job. */
    private static void takeMoney(Draft draft, Phrase phrase, Clause clause, String text) {
        Holding holding = phrase.holding();
        boolean money = holding != null && (holding.measure() == Phrase.Measure.USD || holding.token() != null);
        List<Phrase> before = clause.phrases().subList(0, clause.phrases().indexOf(phrase));
        int at = before.size() - 1;
        while (at >= 0 && (before.get(at).is(Kind.SPAN) || before.get(at).is(Kind.AND))) {
            at--;
        }
        boolean atHand = money
                && holding != null
                && at >= 0
                && before.get(at).kind() == Kind.HAVE
                && holding.reference() == null
                && !draft.has("maxCost")
                && !draft.isWrong("maxCost");
        if (atHand && holding != null) {
            draft.take(Budgets.cost(phrase, holding), text);
        } else if (money || !draft.type().equals("train") || !countsTokens(phrase, clause)) {
            draft.wrong(money ? "maxCost" : "count");
        }
    }

    /** "A few billion tokens": too vague for a count of tokens, and no count of anything else. */
    private static boolean countsTokens(Phrase phrase, Clause clause) {
        int next = clause.phrases().indexOf(phrase) + 1;
        return next < clause.phrases().size()
                && clause.phrases().get(next).is(Kind.TOKEN_UNIT)
                && phrase.holding() != null
                && phrase.holding().wrongAmount();
    }

    private static void takeTokens(Draft draft, Phrase phrase, Clause clause, String text) {
        String path = phrase.wrong().isEmpty()
                ? phrase.parts().getFirst().path()
                : phrase.wrong().getFirst();
        if (draft.type().equals("train")) {
            draft.take(as(phrase, path, "tokens"), text);
        } else if (!draft.type().equals("infer")) {
            draft.wrong("request");
        } else if (path.equals("tokens")) {
            int index = clause.phrases().indexOf(phrase);
            boolean over = index > 0
                    && clause.phrases().get(index - 1).is(Kind.ON)
                    && !clause.phrases().get(index - 1).is(Kind.HITS) // "at 500 tokens each"
                    && !clause.has(Kind.GENERATE);
            over |= index > 0
                    && READING.contains(clause.phrases().get(index - 1).text().toLowerCase(Locale.ROOT));
            over |= index + 1 < clause.phrases().size()
                    && clause.phrases().get(index + 1).text().equalsIgnoreCase("through");
            over |= index > 1
                    && clause.phrases().get(index - 1).is(Kind.OF)
                    && ASKED.contains(clause.phrases().get(index - 2).text().toLowerCase(Locale.ROOT));
            draft.take(as(phrase, path, over ? "inputTokens" : "outputTokens"), text);
        } else {
            draft.take(phrase, text);
        }
    }

    private static Phrase as(Phrase phrase, String from, String to) {
        return new Phrase(
                phrase.kinds(),
                phrase.kind(),
                phrase.start(),
                phrase.end(),
                phrase.text(),
                null,
                phrase.parts().stream()
                        .map(part -> part.path().equals(from) ? new Phrase.Part(to, part.value(), part.at()) : part)
                        .toList(),
                phrase.wrong().stream()
                        .map(path -> path.equals(from) ? to : path)
                        .toList());
    }

    private static void takeSpan(Draft draft, Phrase phrase, String text) {
        switch (draft.type()) {
            case "rent" -> draft.take(phrase, text);
            case "render" -> {
                boolean seconds = Lists.any(
                        phrase.parts(), part -> SECONDS.matcher(part.value()).matches());
                if (seconds) {
                    draft.wrong("request"); // 渲染 10 秒的动画: how long the film is
                } else {
                    draft.take(as(phrase, "duration", "deadline"), text);
                }
            }
            default -> draft.take(as(phrase, "duration", "deadline"), text);
        }
    }

    private static void takeDeadline(Draft draft, Phrase phrase, String text) {
        draft.take(draft.type().equals("rent") ? as(phrase, "deadline", "duration") : phrase, text);
    }

    private static void takeGpus(Draft draft, Phrase phrase, String text) {
        boolean countless = draft.type().equals("render"); // it has no field for a count
        draft.take(
                countless
                        ? new Phrase(
                                phrase.kinds(),
                                phrase.kind(),
                                phrase.start(),
                                phrase.end(),
                                "",
                                null,
                                Lists.those(phrase.parts(), part -> part.path().equals("gpu")),
                                Lists.those(phrase.wrong(), path -> path.equals("gpu")))
                        : phrase,
                text);
    }
}
