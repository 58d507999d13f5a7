package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.chinese.Modifiers;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.PlainWords;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.util.ArrayList;
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
            Kind.BORROW,
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

    private static final Set<Kind> VERBS = Kinds.of(
            Kind.RUN, Kind.GENERATE, Kind.TRAIN, Kind.RENT, Kind.RENDER, Kind.SCENE, Kind.USE, Kind.TOKENS, Kind.GPUS);
    private static final Pattern REPEATED = Pattern.compile("\\b(twice|thrice|times|again|only|except|first)\\b");

    /** What gets a GPU, where a length of time stands beside it. */
    private static final Set<Kind> GETTING =
            Kinds.of(Kind.NEED, Kind.GET, Kind.WANT, Kind.TAKE, Kind.BUY, Kind.USE, Kind.BORROW);

    private static final Set<Kind> OF_BARE_RENTAL = Kinds.of(
            Kind.GPUS,
            Kind.SPAN,
            Kind.COST,
            Kind.COMMA,
            Kind.AND,
            Kind.FOR,
            Kind.ON,
            Kind.OF,
            Kind.HARMLESS,
            Kind.GPU_NOUN,
            Kind.HAVE,
            Kind.ASSET);
    private static final Set<String> STARTING =
            Set.of("fire up", "start up", "boot up", "launch", "deploy", "start", "get", "bring up");
    private static final Set<Kind> WISHING = Kinds.of(Kind.NEED, Kind.WANT, Kind.GET);
    private static final Set<Kind> OF_WISH =
            Kinds.of(Kind.GPUS, Kind.FOR, Kind.CLOCK, Kind.COST, Kind.COMMA, Kind.HARMLESS, Kind.GPU_NOUN);
    /** Who is said to need it: "our intern needs …". */
    private static final Set<Kind> NEEDING = Kinds.of(Kind.WORD, Kind.SUBJECT, Kind.SOMEBODY, Kind.TAKES);

    private static final Set<Kind> DOING = Kinds.of(Kind.WITH, Kind.IN, Kind.ON, Kind.USE, Kind.RUN, Kind.BY);

    private ComputeJobs() {}

    /** The request that the clause makes; null if it makes none of these. */
    static @Nullable List<Draft> read(Clause clause, Scene scene) {
        String type = jobType(clause);
        boolean twice = clause.all(Kind.GPUS).size() > 1
                && clause.all(Kind.SPAN).size() > 1
                && clause.has(Kind.AND)
                && !clause.has(Kind.OR); // "two A100s for a day and four L40S for 6 hours"
        if (type == null || (twice && type.equals("rent"))) {
            return null;
        }
        boolean supposed = clause.first().kind() == Kind.IF && clause.hasAny(Kind.ESTIMATE, Kind.HOW_MUCH);
        Clause said = type.equals("rent") ? withoutWho(clause) : clause;
        Clause known = withoutSubject(supposed ? said.without(Kind.IF) : said, type);
        if (!known.hasOnly(JOB_WORDS)) {
            return null;
        }
        Draft draft = new Draft(type);
        for (Phrase phrase : known.phrases()) {
            JobValues.take(draft, phrase, known, scene);
        }
        boolean estimated = !type.equals("rent") && !type.equals("render");
        if (type.equals("rent") && isForEach(known)) {
            draft.wrong("count"); // "an H100 each": for how many?
        }
        if (!draft.has("estimateOnly") && estimated) {
            estimate(draft, known, scene);
        } else if (!estimated && asksPrice(known)) {
            draft.wrong("request"); // 租 4 张 A100 两天多少钱: asks for a price, and rents nothing yet
        }
        return List.of(draft);
    }

    private static boolean isForEach(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < phrases.size(); i++) {
            if (phrases.get(i).kind() == Kind.EACH && phrases.get(i - 1).kind() == Kind.GPUS) {
                return true;
            }
        }
        return false;
    }

    /** 租 4 张 A100 两天什么价; the price of "价格别超过 500 美元" is a limit. */
    private static boolean asksPrice(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 0; i < phrases.size(); i++) {
            boolean limit = i + 1 < phrases.size() && phrases.get(i + 1).kind() == Kind.COST;
            boolean what = i == 0 && phrases.get(i).kind() == Kind.WHAT; // "what does rendering 240 frames cost"
            if (what || phrases.get(i).is(Kind.HOW_MUCH) || (phrases.get(i).is(Kind.QUOTE) && !limit)) {
                return true;
            }
        }
        return false;
    }

    /** The clause without words for what is rendered, generated or trained: the job does not depend on it. */
    private static Clause withoutSubject(Clause clause, String type) {
        if (type.equals("render") && Lists.none(clause.all(Kind.WORD), word -> isChinese(word) || isRepetition(word))) {
            return withoutScene(clause);
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

    /** "Render 250 frames of a castle", but not "… in Blender": what is shown does not matter, how it is done does. */
    private static Clause withoutScene(Clause clause) {
        List<Phrase> kept = new ArrayList<>();
        for (Phrase phrase : clause.phrases()) {
            boolean shown = phrase.kind() == Kind.WORD
                    && (kept.isEmpty() || !DOING.contains(kept.getLast().kind()));
            if (!shown) {
                kept.add(phrase);
            }
        }
        return new Clause(kept);
    }

    /** "Our intern needs one H100": who needs it is no matter. */
    private static Clause withoutWho(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        boolean who = phrases.size() > 3
                && phrases.getFirst().kind() == Kind.WORD
                && PlainWords.are(phrases.getFirst().text())
                && (needs(phrases.get(1)) || phrases.get(1).kind() == Kind.NEED)
                && phrases.get(2).kind() == Kind.GPUS;
        return who ? new Clause(phrases.subList(1, phrases.size())) : clause;
    }

    /** "Needs", not "needed". */
    private static boolean needs(Phrase phrase) {
        return phrase.kind() == Kind.TAKES
                && !phrase.text().toLowerCase(Locale.ROOT).endsWith("ed");
    }

    private static boolean isRepetition(Phrase phrase) {
        return REPEATED.matcher(phrase.text().toLowerCase(Locale.ROOT)).find();
    }

    private static boolean isChinese(Phrase phrase) {
        return Hanzi.areIn(phrase.text());
    }

    /** A part that says nothing else but such words is kept: it might be a condition. */
    private static List<Phrase> spare(List<Phrase> part, String type) {
        boolean says = Lists.any(part, phrase -> !phrase.parts().isEmpty() || VERBS.contains(phrase.kind()));
        return Lists.those(part, phrase -> !says || !isSpare(phrase, type));
    }

    private static boolean isSpare(Phrase phrase, String type) {
        boolean word = phrase.kind() == Kind.WORD || (phrase.kind() == Kind.SERVICE && type.equals("infer"));
        return word && (phrase.kind() == Kind.SERVICE || Modifiers.isPlain(phrase.text()));
    }

    private static @Nullable String jobType(Clause clause) {
        boolean values = clause.hasAny(
                Kind.MODEL, Kind.MODEL_NOUN, Kind.TOKENS, Kind.PARAMETERS, Kind.GPUS, Kind.REQUESTS, Kind.PRECISION);
        if (clause.has(Kind.RECIPIENT) || clause.has(Kind.MARKET)) {
            return null;
        }
        if (clause.has(Kind.RENT)
                && clause.hasAny(Kind.MODEL, Kind.MODEL_NOUN, Kind.FRAMES, Kind.RENDER, Kind.TRAIN, Kind.TOKENS)) {
            return null; // two jobs
        }
        if (clause.has(Kind.RENDER)) {
            return clause.has(Kind.TOKENS) ? null : "render";
        }
        if (clause.has(Kind.FRAMES)) {
            return clause.hasAny(Kind.FRAME_TIME, Kind.GPUS, Kind.DEADLINE, Kind.COST) ? "render" : null;
        }
        if ((clause.has(Kind.PARAMETERS)
                        && !clause.has(Kind.RUN)
                        && (clause.has(Kind.TOKENS) || clause.has(Kind.ESTIMATE)))
                || (clause.has(Kind.TRAIN) && values)
                || (clause.has(Kind.TRAINED) && clause.has(Kind.TOKENS) && !clause.hasAny(Kind.RUN, Kind.GENERATE))) {
            return "train";
        }
        boolean sized = clause.has(Kind.ESTIMATE)
                && clause.has(Kind.TOKENS)
                && !clause.has(Kind.MODEL)
                && !clause.has(Kind.RUN)
                && Lists.any(clause.assets(), JobValues::isSize);
        if (sized) {
            return "train"; // "how long for a 7B on 300B tokens"
        }
        boolean gpus = clause.has(Kind.GPUS);
        boolean model = clause.has(Kind.MODEL) || clause.has(Kind.MODEL_NOUN);
        if (gpus
                && !model
                && !clause.has(Kind.TOKENS)
                && (clause.has(Kind.RENT)
                        || Lists.any(clause.all(Kind.BUY), ComputeJobs::isChinese) // 来 8 张 A100
                        || isWishForGpus(clause)
                        || (clause.has(Kind.SPAN)
                                && (clause.hasAny(GETTING) || isBareRental(clause) || startsUp(clause))))) {
            return "rent";
        }
        boolean runs = clause.hasAny(Kind.RUN, Kind.GENERATE, Kind.ESTIMATE, Kind.SERVICE);
        boolean detail = clause.hasAny(Kind.TOKENS, Kind.REQUESTS, Kind.ATTACHMENT, Kind.GPUS, Kind.PRECISION);
        if ((clause.has(Kind.MODEL) && (runs || detail))
                || (clause.has(Kind.RUN) && (clause.has(Kind.MODEL_NOUN) || detail))
                || (clause.has(Kind.USE) && clause.has(Kind.MODEL_NOUN) && clause.has(Kind.ATTACHMENT))
                || (clause.has(Kind.GENERATE) && clause.has(Kind.TOKENS))) {
            return "infer";
        }
        return null;
    }

    /** "Fire up 3 A100s for 2 days": GPUs and a time, and nothing to run on them. */
    private static boolean startsUp(Clause clause) {
        return STARTING.contains(clause.first().text().toLowerCase(Locale.ROOT))
                && clause.phrases().stream().skip(1).allMatch(phrase -> OF_BARE_RENTAL.contains(phrase.kind()));
    }

    /** "I want two 4090s for a weekend": for how long is asked. */
    private static boolean isWishForGpus(Clause clause) {
        return WISHING.contains(clause.first().kind())
                && !Hanzi.areIn(clause.first().text())
                && clause.phrases().stream().skip(1).allMatch(phrase -> OF_WISH.contains(phrase.kind()));
    }

    /** "2x H100, 12 hours", "our intern needs one H100 for 8 hours": how many, which and how long, and no word besides. */
    private static boolean isBareRental(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        boolean counted = clause.all(Kind.GPUS).size() == 1
                && clause.all(Kind.SPAN).size() == 1
                && clause.all(Kind.GPUS).getFirst().parts().size() == 2;
        int from = 0;
        while (from < phrases.size() && NEEDING.contains(phrases.get(from).kind())) {
            from++;
        }
        boolean needs = from == 0 || (from <= 2 && needs(phrases.get(from - 1)));
        return counted
                && needs
                && Lists.all(phrases.subList(from, phrases.size()), phrase -> OF_BARE_RENTAL.contains(phrase.kind()));
    }

    /** "How many H100s would I need to run …" asks what it takes. */
    private static void estimate(Draft draft, Clause clause, Scene scene) {
        for (int i = 0; i < clause.phrases().size(); i++) {
            Phrase phrase = clause.phrases().get(i);
            boolean able = i == 0
                    && phrase.is(Kind.FETCHES)
                    && clause.phrases().size() > 1
                    && clause.phrases().get(1).kind() == Kind.GPUS; // "could 8 A100s train …?"
            boolean priced = i == 0 && phrase.kind() == Kind.QUOTE; // "quote me 1000 requests on …"
            if (able || priced || phrase.is(Kind.HOW_MUCH) || phrase.is(Kind.WHAT)) {
                draft.putSpan("estimateOnly", "true", new Span(phrase.start(), phrase.end()), scene.text());
                return;
            }
        }
    }
}
