package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.engine.reader.Phrase.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads compute jobs: inference, training, renting GPUs, rendering. Their values say what they are, in any order. */
final class ComputeJobs {

    private static final Set<Kind> JOB_WORDS = Clause.union(
            Frames.glue(),
            Kind.MODEL,
            Kind.MODEL_NOUN,
            Kind.GPUS,
            Kind.TOKENS,
            Kind.REQUESTS,
            Kind.FRAMES,
            Kind.FRAME_TIME,
            Kind.PARAMETERS,
            Kind.PRECISION,
            Kind.ATTACHMENT,
            Kind.DEADLINE,
            Kind.SPAN,
            Kind.COST,
            Kind.ESTIMATE,
            Kind.TAKES,
            Kind.HOW_MUCH,
            Kind.RUN,
            Kind.GENERATE,
            Kind.TRAIN,
            Kind.TRAINED,
            Kind.RENT,
            Kind.RENDER,
            Kind.SCENE,
            Kind.EACH,
            Kind.PER_FRAME,
            Kind.INPUT,
            Kind.OUTPUT,
            Kind.CLOCK,
            Kind.WITHIN,
            Kind.WITHIN_SUFFIX,
            Kind.PUT,
            Kind.GET,
            Kind.SEND,
            Kind.ASSET,
            Kind.BUDGET,
            Kind.AT_MOST,
            Kind.IT,
            Kind.GPU_NOUN,
            Kind.FRAME_UNIT,
            Kind.TOKEN_UNIT,
            Kind.PAYS,
            Kind.REQUEST_UNIT,
            Kind.PARAMETER_UNIT,
            Kind.BUY,
            Kind.TAKE,
            Kind.HITS,
            Kind.FETCHES,
            Kind.BY,
            Kind.QUOTE,
            Kind.BECOME,
            Kind.TRIGGER,
            Kind.PAST,
            Kind.MOVE,
            Kind.WHAT,
            Kind.POSITION,
            Kind.DATA,
            Kind.WORTH,
            Kind.HAVE);

    private static final Set<Kind> VERBS = EnumSet.of(
            Kind.RUN, Kind.GENERATE, Kind.TRAIN, Kind.RENT, Kind.RENDER, Kind.SCENE, Kind.USE, Kind.TOKENS, Kind.GPUS);
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

    private static final Pattern REPEATED = Pattern.compile("\\b(twice|thrice|times|again|only|except|first)\\b");
    /** How large a model is, in parameters. */
    private static final Pattern SIZE = Pattern.compile("\\d+(\\.\\d+)?[bB]");

    private ComputeJobs() {}

    /** The request that the clause makes; null if it makes none of these. */
    static @Nullable List<Draft> read(Clause clause, Scene scene) {
        String type = jobType(clause);
        if (type == null) {
            return null;
        }
        boolean supposed = clause.first().kind() == Kind.IF && clause.hasAny(EnumSet.of(Kind.ESTIMATE, Kind.HOW_MUCH));
        Clause known = withoutSubject(supposed ? clause.without(EnumSet.of(Kind.IF)) : clause, type);
        if (!known.hasOnly(JOB_WORDS)) {
            return null;
        }
        Draft draft = new Draft(type);
        for (Phrase phrase : known.phrases()) {
            take(draft, phrase, known, scene);
        }
        if (!draft.has("estimateOnly") && !type.equals("rent") && !type.equals("render")) {
            estimate(draft, known, scene);
        }
        return List.of(draft);
    }

    /** The clause without words for what is rendered, generated or trained: the job does not depend on it. */
    private static Clause withoutSubject(Clause clause, String type) {
        if (type.equals("render")
                && clause.all(Kind.WORD).stream().noneMatch(word -> isChinese(word) || isRepetition(word))) {
            return clause.without(EnumSet.of(Kind.WORD));
        }
        List<Phrase> kept = new ArrayList<>();
        List<Phrase> part = new ArrayList<>();
        for (Phrase phrase : clause.phrases()) {
            part.add(phrase);
            if (phrase.kind() == Kind.COMMA || phrase.kind() == Kind.AND) {
                kept.addAll(spare(part, type));
                part.clear();
            }
        }
        kept.addAll(spare(part, type));
        return new Clause(kept);
    }

    private static boolean isRepetition(Phrase phrase) {
        return REPEATED.matcher(phrase.text().toLowerCase(Locale.ROOT)).find();
    }

    private static boolean isChinese(Phrase phrase) {
        return Questions.isChinese(phrase.text());
    }

    /** A part that says nothing else but such words is kept: it might be a condition. */
    private static List<Phrase> spare(List<Phrase> part, String type) {
        boolean says = part.stream().anyMatch(phrase -> !phrase.parts().isEmpty() || VERBS.contains(phrase.kind()));
        return part.stream().filter(phrase -> !says || !isSpare(phrase, type)).toList();
    }

    private static boolean isSpare(Phrase phrase, String type) {
        boolean word = phrase.kind() == Kind.WORD || (phrase.kind() == Kind.SERVICE && type.equals("infer"));
        return word && (phrase.kind() == Kind.SERVICE || Modifiers.isPlain(phrase.text()));
    }

    private static @Nullable String jobType(Clause clause) {
        boolean values = clause.hasAny(EnumSet.of(
                Kind.MODEL, Kind.MODEL_NOUN, Kind.TOKENS, Kind.PARAMETERS, Kind.GPUS, Kind.REQUESTS, Kind.PRECISION));
        if (clause.has(Kind.RECIPIENT) || clause.has(Kind.MARKET)) {
            return null;
        }
        if (clause.has(Kind.RENT)
                && clause.hasAny(
                        EnumSet.of(Kind.MODEL, Kind.MODEL_NOUN, Kind.FRAMES, Kind.RENDER, Kind.TRAIN, Kind.TOKENS))) {
            return null; // two jobs
        }
        if (clause.has(Kind.RENDER)) {
            return clause.has(Kind.TOKENS) ? null : "render";
        }
        if (clause.has(Kind.FRAMES)) {
            return clause.hasAny(EnumSet.of(Kind.FRAME_TIME, Kind.GPUS, Kind.DEADLINE, Kind.COST)) ? "render" : null;
        }
        if ((clause.has(Kind.PARAMETERS)
                        && !clause.has(Kind.RUN)
                        && (clause.has(Kind.TOKENS) || clause.has(Kind.ESTIMATE)))
                || (clause.has(Kind.TRAIN) && values)) {
            return "train";
        }
        boolean gpus = clause.has(Kind.GPUS);
        boolean model = clause.has(Kind.MODEL) || clause.has(Kind.MODEL_NOUN);
        if (gpus
                && !model
                && !clause.has(Kind.TOKENS)
                && (clause.has(Kind.RENT)
                        || (clause.has(Kind.SPAN)
                                && clause.hasAny(
                                        EnumSet.of(Kind.NEED, Kind.GET, Kind.WANT, Kind.TAKE, Kind.BUY, Kind.USE))))) {
            return "rent";
        }
        boolean runs = clause.hasAny(EnumSet.of(Kind.RUN, Kind.GENERATE, Kind.ESTIMATE, Kind.SERVICE));
        boolean detail =
                clause.hasAny(EnumSet.of(Kind.TOKENS, Kind.REQUESTS, Kind.ATTACHMENT, Kind.GPUS, Kind.PRECISION));
        if ((clause.has(Kind.MODEL) && (runs || detail))
                || (clause.has(Kind.RUN) && (clause.has(Kind.MODEL_NOUN) || detail))
                || (clause.has(Kind.USE) && clause.has(Kind.MODEL_NOUN) && clause.has(Kind.ATTACHMENT))
                || (clause.has(Kind.GENERATE) && clause.has(Kind.TOKENS))) {
            return "infer";
        }
        return null;
    }

    private static void take(Draft draft, Phrase phrase, Clause clause, Scene scene) {
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
                boolean behind = clause.phrases().indexOf(phrase) > 2 && isChinese(phrase);
                if (behind) { // 跑附件,数据更新前: by when?
                    draft.wrong(Fields.has(draft.type(), "deadline") ? "deadline" : "duration");
                }
            }
            case PER_FRAME -> draft.wrong("secondsPerFrame"); // of which no time was understood
            default -> {
                if (phrase.is(Kind.ESTIMATE)
                        && !draft.has("estimateOnly")
                        && (draft.type().equals("infer") || draft.type().equals("train"))) {
                    draft.putSpan("estimateOnly", "true", new Span(phrase.start(), phrase.end()), text);
                }
            }
        }
    }

    private static void takeIf(Draft draft, String type, Phrase phrase, String text) {
        if (draft.type().equals(type)) {
            draft.take(phrase, text);
        } else if (phrase.kind() != Kind.PARAMETERS) {
            draft.wrong("request");
        }
    }

    /** A bare number beside a job counts GPUs; money without a limit is neither a budget nor anything else. */
    private static void takeCount(Draft draft, Phrase phrase, Clause clause, String text) {
        Holding holding = phrase.holding();
        if (holding == null) {
            return;
        }
        if (draft.type().equals("render")) {
            if (holding.measure() == Phrase.Measure.USD || (holding.token() != null && holding.saysAmount())) {
                draft.wrong("maxCost");
            } else if (holding.hasOnlyAmount()
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
        boolean counts = draft.type().equals("rent") || clause.hasAny(EnumSet.of(Kind.GPUS, Kind.GPU_NOUN));
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
            draft.wrong(holding.measure() == Phrase.Measure.USD || holding.token() != null ? "maxCost" : "count");
        }
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
            boolean over = index > 0 && clause.phrases().get(index - 1).is(Kind.ON) && !clause.has(Kind.GENERATE);
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
                                phrase.parts().stream()
                                        .filter(part -> part.path().equals("gpu"))
                                        .toList(),
                                phrase.wrong().stream()
                                        .filter(path -> path.equals("gpu"))
                                        .toList())
                        : phrase,
                text);
    }

    /** "How many H100s would I need to run …" asks what it takes. */
    private static void estimate(Draft draft, Clause clause, Scene scene) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.is(Kind.HOW_MUCH) || phrase.is(Kind.WHAT)) {
                draft.putSpan("estimateOnly", "true", new Span(phrase.start(), phrase.end()), scene.text());
                return;
            }
        }
    }
}
