package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.engine.reader.Phrase.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a clause can make, each with the verbs that call it, the values that it takes in any order, and the words that
 * may stand beside them. A clause with anything else in it does not fit: nothing that was said is passed over.
 *
 * <p>Swaps and quotes, where order and little words decide who pays for what, are read by {@link Swaps}.
 */
final class Frames {

    /** Words that join values and say nothing by themselves once the frame is known. */
    private static final Set<Kind> GLUE = EnumSet.of(
            Kind.COMMA,
            Kind.AND,
            Kind.TO,
            Kind.FOR,
            Kind.WITH,
            Kind.FROM,
            Kind.IN,
            Kind.ON,
            Kind.OUT,
            Kind.OBJECT,
            Kind.GIVE,
            Kind.OF,
            Kind.SUBJECT,
            Kind.NEED,
            Kind.WANT,
            Kind.USE,
            Kind.HARMLESS,
            Kind.YES,
            Kind.TIME_MARK,
            Kind.IN_WALLET,
            Kind.BETWEEN,
            Kind.ALSO,
            Kind.INSTEAD);

    private static final Set<Kind> LOAN_WORDS = Clause.union(
            GLUE,
            Kind.ASSET,
            Kind.MARKET,
            Kind.THERE,
            Kind.TRIGGER,
            Kind.CLOCK,
            Kind.POSITION,
            Kind.DEBT,
            Kind.A_LOAN,
            Kind.RECURRING,
            Kind.BALANCE,
            Kind.HAVE,
            Kind.DEADLINE,
            Kind.ENOUGH,
            Kind.BY,
            Kind.WITHDRAW,
            Kind.SUPPLY,
            Kind.BORROW,
            Kind.REPAY);

    private static final Set<Kind> TRANSFER_WORDS = Clause.union(
            GLUE,
            Kind.ASSET,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.TRIGGER,
            Kind.CLOCK,
            Kind.EACH,
            Kind.SEND,
            Kind.RETURN,
            Kind.MOVE,
            Kind.GET,
            Kind.PUT,
            Kind.SPLIT,
            Kind.RECURRING,
            Kind.TAKE,
            Kind.DEADLINE,
            Kind.RECEIVE,
            Kind.REPAY,
            Kind.PAYS,
            Kind.FETCHES,
            Kind.TAKES,
            Kind.BALANCE,
            Kind.THERE,
            Kind.HITS,
            Kind.HAVE,
            Kind.POSITION);

    private static final Set<Kind> BALANCE_WORDS = EnumSet.of(
            Kind.ASSET,
            Kind.SHOW,
            Kind.WHAT,
            Kind.HOW_MUCH,
            Kind.BALANCE,
            Kind.HAVE,
            Kind.ASK_HAVE,
            Kind.IN_WALLET,
            Kind.OF,
            Kind.FOR,
            Kind.WITH,
            Kind.IN,
            Kind.ON,
            Kind.OUT,
            Kind.SUBJECT,
            Kind.COMMA,
            Kind.AND,
            Kind.GIVE,
            Kind.GET,
            Kind.HARMLESS,
            Kind.OBJECT,
            Kind.WANT,
            Kind.NEED,
            Kind.REST,
            Kind.FETCHES,
            Kind.USE,
            Kind.POSITION,
            Kind.IF,
            Kind.YES);

    private static final Set<Kind> JOB_WORDS = Clause.union(
            GLUE,
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

    /** What a model is given, rather than gives. */
    private static final Set<String> ASKED = Set.of("prompts", "queries", "questions", "messages", "query");

    private static final Set<Kind> SHOWN = EnumSet.of(Kind.SHOW, Kind.ASSET, Kind.AND, Kind.COMMA, Kind.HARMLESS);
    /** Types of which one clause may hold several: "send 2 UNI and 3 DAI to @x". */
    private static final Set<String> SEVERAL = Set.of("swap", "transfer", "supply", "withdraw", "borrow", "repay");

    private static final Set<Kind> LOAN_VERBS =
            EnumSet.of(Kind.SUPPLY, Kind.WITHDRAW, Kind.BORROW, Kind.REPAY, Kind.CLEAR);

    private Frames() {}

    /** Every way in which the clause makes a request; each is one intent, or several of a kind. */
    static List<List<Draft>> read(Clause clause, Scene scene) {
        List<Clause> several = clause.distributed();
        if (several.isEmpty()) {
            return readOne(clause, scene);
        }
        List<Draft> drafts = new ArrayList<>();
        for (Clause one : several) {
            List<List<Draft>> fits = readOne(one, scene);
            if (fits.size() != 1
                    || fits.getFirst().size() != 1
                    || !SEVERAL.contains(fits.getFirst().getFirst().type())) {
                return readOne(clause, scene);
            }
            drafts.addAll(fits.getFirst());
        }
        return List.of(drafts);
    }

    private static List<List<Draft>> readOne(Clause clause, Scene scene) {
        List<List<Draft>> fits = new ArrayList<>();
        add(fits, job(clause, scene));
        if (fits.isEmpty()) {
            add(fits, loan(clause, scene));
            add(fits, Transfers.read(clause, scene, TRANSFER_WORDS));
            add(fits, balance(clause, scene));
        }
        if (fits.isEmpty()) {
            add(fits, Swaps.quote(clause, scene));
        }
        if (fits.isEmpty()) {
            add(fits, Swaps.swap(clause, scene));
        }
        return fits;
    }

    private static void add(List<List<Draft>> fits, @Nullable List<Draft> drafts) {
        if (drafts != null && !drafts.isEmpty()) {
            fits.add(drafts);
        }
    }

    // ---- lending

    private static @Nullable List<Draft> loan(Clause clause, Scene scene) {
        String type = loanType(clause);
        if (type == null
                || !clause.hasOnly(Clause.union(
                        LOAN_WORDS,
                        Kind.CLEAR,
                        Kind.TAKE,
                        Kind.GET,
                        Kind.PUT,
                        Kind.MOVE,
                        Kind.RETURN,
                        Kind.SEND,
                        Kind.RID,
                        Kind.SELL))) {
            return null;
        }
        if (clause.all(Kind.MARKET).size() > 1
                || (clause.first().kind() == Kind.SUBJECT
                        && clause.assets().stream().noneMatch(Frames::namesToken))) {
            return null; // "I never lend much": told, not asked
        }
        List<Draft> drafts = new ArrayList<>();
        Holding holding = Holding.EMPTY;
        for (Phrase asset : clause.assets()) {
            Holding more = asset.holding();
            Holding both = more == null ? holding : holding.and(more);
            if (both == null) {
                return null; // two amounts: two requests
            }
            holding = both;
        }
        Draft draft = new Draft(type);
        draft.take("asset", holding, scene);
        takeConditions(draft, clause, scene);
        clause.all(Kind.MARKET).forEach(market -> draft.take(market, scene.text()));
        sameMarket(clause, scene, draft);
        draft.inherit(scene);
        if (type.equals("repay")
                && clause.has(Kind.CLEAR)
                && !draft.has("asset.amount")
                && !draft.isWrong("asset.amount")) {
            Phrase verb = clause.phrases().stream()
                    .filter(phrase -> phrase.is(Kind.CLEAR) || phrase.is(Kind.RID))
                    .findFirst()
                    .orElseThrow();
            draft.putSpan("asset.amount.share", "1", new Span(verb.start(), verb.end()), scene.text());
        }
        drafts.add(draft);
        return drafts;
    }

    private static boolean namesToken(Phrase asset) {
        return asset.holding() != null
                && (asset.holding().token() != null || asset.holding().reference() != null);
    }

    /** "… in aave and borrow 1000 dai there" means the market that was named last. */
    private static void sameMarket(Clause clause, Scene scene, Draft draft) {
        for (Phrase there : clause.all(Kind.THERE)) {
            Optional<String> last = scene.steps().stream()
                    .flatMap(step -> step.value("market").stream())
                    .reduce((first, second) -> second);
            last.ifPresentOrElse(
                    market -> draft.putSpan("market", market, new Span(there.start(), there.end()), scene.text()),
                    () -> draft.wrong("market"));
        }
    }

    private static @Nullable String loanType(Clause clause) {
        boolean market = clause.has(Kind.MARKET);
        boolean debt = clause.has(Kind.DEBT);
        boolean recipient = clause.has(Kind.RECIPIENT) || clause.has(Kind.BAD_RECIPIENT);
        if (recipient
                || clause.phrases().stream()
                                .filter(phrase -> LOAN_VERBS.contains(phrase.kind()) && !phrase.is(Kind.DEBT))
                                .map(phrase -> phrase.kind() == Kind.CLEAR ? Kind.REPAY : phrase.kind())
                                .filter(kind -> kind != Kind.SUPPLY || !clause.has(Kind.WITHDRAW)) // "撤回存在 Aave 的…"
                                .distinct()
                                .count()
                        > 1) {
            return null;
        }
        boolean aLoan = clause.has(Kind.A_LOAN)
                || (debt
                        && clause.hasAny(EnumSet.of(Kind.TAKE, Kind.NEED, Kind.WANT, Kind.GET))
                        && !clause.has(Kind.REPAY));
        if ((clause.has(Kind.BORROW) && !clause.has(Kind.REPAY) && !clause.has(Kind.CLEAR))
                || (aLoan
                        && clause.hasAny(
                                EnumSet.of(Kind.TAKE, Kind.NEED, Kind.WANT, Kind.GET, Kind.GIVE, Kind.RECEIVE)))) {
            return "borrow";
        }
        boolean clear = clause.has(Kind.CLEAR) || (clause.has(Kind.RID) && debt);
        if (clause.has(Kind.REPAY)
                || (clear
                        && (debt || !clause.has(Kind.POSITION))
                        && (debt || market || clause.assets().size() == 1))
                || (debt && clause.hasAny(EnumSet.of(Kind.RETURN, Kind.SEND, Kind.USE)) && !clause.has(Kind.SUPPLY))
                || (clause.has(Kind.RETURN) && market)) {
            return "repay";
        }
        if (clause.has(Kind.WITHDRAW)
                || (market
                        && clause.hasAny(EnumSet.of(Kind.TAKE, Kind.GET, Kind.MOVE, Kind.SELL))
                        && clause.hasAny(EnumSet.of(Kind.FROM, Kind.OUT, Kind.TAKE, Kind.SELL))
                        && !clause.has(Kind.TO))) {
            return "withdraw";
        }
        if (clause.has(Kind.SUPPLY)
                || (market && clause.hasAny(EnumSet.of(Kind.PUT, Kind.MOVE, Kind.SEND)) && !clause.has(Kind.FROM))) {
            return "supply";
        }
        return null;
    }

    // ---- balances

    private static @Nullable List<Draft> balance(Clause clause, Scene scene) {
        boolean asks = clause.has(Kind.BALANCE)
                || clause.has(Kind.ASK_HAVE)
                || (clause.has(Kind.HAVE) && clause.hasAny(EnumSet.of(Kind.HOW_MUCH, Kind.WHAT, Kind.SHOW)))
                || (clause.has(Kind.IN_WALLET) && clause.hasAny(EnumSet.of(Kind.HOW_MUCH, Kind.WHAT, Kind.SHOW)));
        asks |= clause.first().kind() == Kind.SHOW && !clause.assets().isEmpty() && clause.hasOnly(SHOWN);
        boolean unknown = clause.has(Kind.WORD)
                && clause.without(EnumSet.of(Kind.WORD)).hasOnly(BALANCE_WORDS)
                && (clause.hasAny(EnumSet.of(Kind.BALANCE, Kind.ASK_HAVE))
                        || (clause.has(Kind.HAVE) && clause.has(Kind.HOW_MUCH)))
                && clause.assets().isEmpty();
        if (!asks || !(unknown || clause.hasOnly(BALANCE_WORDS))) {
            return null;
        }
        List<Draft> drafts = new ArrayList<>();
        for (Phrase asset : clause.assets()) {
            Holding holding = asset.holding();
            if (holding == null || holding.saysAmount() || (holding.reference() != null && holding.token() == null)) {
                return null;
            }
            Draft draft = new Draft("balance");
            if (holding.token() != null && holding.tokenAt() != null) {
                draft.putSpan("token", holding.token(), holding.tokenAt(), scene.text());
            } else {
                draft.wrong("token");
            }
            drafts.add(draft);
        }
        if (drafts.isEmpty()) {
            Draft all = new Draft("balance");
            if (unknown) {
                all.wrong("token");
            }
            drafts.add(all);
        }
        return drafts;
    }

    // ---- compute

    private static @Nullable List<Draft> job(Clause clause, Scene scene) {
        String type = jobType(clause);
        if (type == null) {
            return null;
        }
        boolean named = type.equals("render") || type.equals("infer") || type.equals("train");
        Clause known = named ? withoutScene(clause, type) : clause;
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

    private static Clause withoutScene(Clause clause, String type) {
        return type.equals("render") ? clause.without(EnumSet.of(Kind.WORD)) : clause;
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
        boolean runs = clause.hasAny(EnumSet.of(Kind.RUN, Kind.GENERATE, Kind.ESTIMATE));
        boolean detail =
                clause.hasAny(EnumSet.of(Kind.TOKENS, Kind.REQUESTS, Kind.ATTACHMENT, Kind.GPUS, Kind.PRECISION));
        if ((clause.has(Kind.MODEL) && (runs || detail))
                || (clause.has(Kind.RUN) && (clause.has(Kind.MODEL_NOUN) || detail))
                || (clause.has(Kind.GENERATE) && clause.has(Kind.TOKENS))) {
            return "infer";
        }
        return null;
    }

    private static void take(Draft draft, Phrase phrase, Clause clause, Scene scene) {
        String text = scene.text();
        switch (phrase.kind()) {
            case ASSET -> takeCount(draft, phrase, text);
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
    private static void takeCount(Draft draft, Phrase phrase, String text) {
        Holding holding = phrase.holding();
        if (holding == null || draft.type().equals("render")) {
            return;
        }
        if (holding.reference() != null) {
            if (holding.saysAmount()) {
                draft.wrong("gpu"); // "32 of them"
            }
            return;
        }
        boolean bare = holding.hasOnlyAmount() && holding.measure() == Phrase.Measure.VALUE && holding.amount() != null;
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

    // ---- shared

    /** Triggers, and times that no field holds. */
    static void takeConditions(Draft draft, Clause clause, Scene scene) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.kind() == Kind.TRIGGER) {
                draft.take(phrase, scene.text());
            } else if (phrase.kind() == Kind.CLOCK || phrase.kind() == Kind.DEADLINE) {
                draft.wrong("trigger");
            } else if (phrase.kind() == Kind.RECURRING && !clause.has(Kind.TRIGGER)) {
                draft.wrong("trigger.every");
            }
        }
    }

    static Set<Kind> glue() {
        return GLUE;
    }
}
