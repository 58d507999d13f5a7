package dev.errand.engine.reader.remark;

import dev.errand.engine.reader.doubt.ChineseDoubts;
import dev.errand.engine.reader.doubt.ChineseLimits;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.Resource;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How likely it is that a remark may be passed over: logistic regression over {@link RemarkFeatures}, trained on parts of messages, each
 * labelled as harmless or weighing. The training stands beside the tests ({@code RemarkTraining}); here are only its weights, a
 * line each, so that anybody can read why a remark was judged so. Thread-safe, and the same for the same words, always.
 */
public final class RemarkModel {

    /**
     * From these log-odds on a remark may be passed over. Below zero, since parts that weigh count more in training; chosen by
     * counting how many of the corpus's hard texts become right, and how many ready and wrong.
     */
    private static final double PASSED = -0.5;
    /** A clause with values is passed over only if it is harmless beyond doubt. */
    private static final double VALUED = 1;
    /** From these log-odds on there is no doubt. */
    private static final double PLAIN = 1;
    /** Below these log-odds even what the grammars passed over is asked about. */
    private static final double WEIGHS = -1;
    /** The same for what holds a verb of requests: it may be a part of one ("send it please"). */
    private static final double ASKS = -3.5;

    /** What asks for something. */
    private static final Set<Kind> ASKED = Clause.union(
            Verbs.REQUESTS,
            Kind.AGAIN,
            Kind.CANCEL,
            Kind.SERVICE,
            Kind.ESTIMATE,
            Kind.QUOTE,
            Kind.SHOW,
            Kind.HOW_MUCH,
            Kind.REST,
            Kind.USE);

    /** What may mend a request in the same breath, and is then no remark; a {@link Kind#MEND} always does. */
    private static final Set<Kind> MENDING = Kinds.of(Kind.NO, Kind.INSTEAD, Kind.INSTEAD_OF, Kind.CHANGE_TO);

    /** What a time may be said with that says nothing else: "on Friday", "by Christmas". */
    private static final Set<Kind> OF_TIME =
            Kinds.of(Kind.CLOCK, Kind.ON, Kind.IN, Kind.BY, Kind.FROM, Kind.ARTICLE, Kind.FILLER, Kind.COMMA);

    private static final Set<Kind> LIMITING = Kinds.of(Kind.LOW, Kind.AT_MOST, Kind.BELOW, Kind.NOT);

    /** "Best price please", "and keep it": what a person may add to any request. */
    private static final Set<String> PLAIN_WORDS = RemarkSpans.WORDS.named("PLAIN");

    /** "That should cover it", "like I asked": what a person may say beside any request, though no grammar knows it. */
    private static final Set<String> ASIDES = RemarkSpans.WORDS.named("ASIDE");

    private static final String HARMLESS = "H";
    private static final String WEIGHING = "W";
    private static final String BOTH = "B";
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** 柴犬币: whatever it is, it is a token. */
    private static final Pattern COIN = Pattern.compile("\\s*[\\u4e00-\\u9fff]{1,4}[币幣][\\s啊呀呢了吗嗎？?。!！]*");

    private RemarkModel() {}

    /** Whether a remark that no grammar understood may be passed over. */
    public static boolean passes(Remark remark, boolean chinese) {
        boolean adds =
                chinese ? Tags.areAll(remark) : ASIDES.contains(remark.said().strip());
        if (Conditional.isPolite(remark.said(), chinese) || adds) {
            return true;
        }
        if (remark.kinds().contains(Kind.CLOCK) && OF_TIME.containsAll(remark.kinds())) {
            return false; // "圣诞节给 @bob 转 …": when, of which no field tells
        }
        if (chinese && (ChineseLimits.namesVenue(remark.said()) || isSaying(remark))) {
            return false; // 必须在 SushiSwap 上成交: where, of which no field tells
        }
        if (chinese && COIN.matcher(remark.said()).matches()) {
            return false; // 我还有多少柴犬币: of which token?
        }
        if (remark.kinds().contains(Kind.SLIPPAGE) && remark.kinds().hasAny(LIMITING)) {
            return false; // "little slippage please": how little?
        }
        String known = known(remark, chinese);
        return !known.equals(WEIGHING)
                && !known.equals(BOTH)
                && !Conditional.isOne(remark.said(), chinese)
                && harmless(remark, chinese) > least(remark);
    }

    private static boolean isSaying(Remark remark) {
        String said = remark.said().strip();
        return remark.place() == Remark.Place.FRONT && !said.endsWith("要") && ChineseDoubts.endsInSaying(said);
    }

    /** The log-odds above which a remark is passed over. */
    private static double least(Remark remark) {
        if (Lists.any(remark.kinds(), RemarkSpans.OF_REQUESTS::contains)) {
            return PLAIN;
        }
        return remark.place() == Remark.Place.VALUED ? PASSED + VALUED : PASSED;
    }

    /** Whether a remark is harmless beyond doubt, so that no grammar need see a request in it. */
    public static boolean isPlain(Remark remark, boolean chinese) {
        return harmless(remark, chinese) > PLAIN;
    }

    /** Whether a remark that the grammars passed over has to be asked about all the same. */
    public static boolean weighs(Remark remark, boolean chinese) {
        if (!chinese
                && (PLAIN_WORDS.contains(remark.said().strip())
                        || ASIDES.contains(remark.said().strip()))) {
            return false;
        }
        String known = known(remark, chinese);
        if (known.equals(HARMLESS) || (chinese && Tags.areAll(remark))) {
            return false;
        }
        double harmless = harmless(remark, chinese);
        if (harmless < PASSED && Conditional.isOne(remark.said(), chinese)) {
            return true;
        }
        if (remark.kinds().contains(Kind.MEND)) {
            return false;
        }
        if (known.equals(WEIGHING)) {
            return true;
        }
        if (remark.kinds().hasAny(MENDING) || Conditional.isPolite(remark.said(), chinese)) {
            return false;
        }
        boolean asks = remark.kinds().hasAny(ASKED);
        return harmless < (asks ? ASKS : WEIGHS);
    }

    /** What the texts that may be looked at say of just this remark: harmless, weighing, both in different texts, or nothing. */
    private static String known(Remark remark, boolean chinese) {
        return (chinese ? Chinese.KNOWN : English.KNOWN).getOrDefault(key(remark), "");
    }

    /** A remark by its place and words, a tab between them. */
    public static String key(Remark remark) {
        return remark.place().name().charAt(0) + "\t"
                + BLANKS.matcher(remark.said().strip()).replaceAll(" ");
    }

    /** The log-odds that the remark is harmless: above 0 rather so, below 0 rather not. */
    static double harmless(Remark remark, boolean chinese) {
        return sum(RemarkFeatures.of(remark, chinese), chinese ? Chinese.WEIGHTS : English.WEIGHTS);
    }

    /** The sum of the features' weights; the more features, the less each of them counts. */
    static double sum(Set<String> features, Map<String, Double> weights) {
        double sum = 0;
        for (String feature : features) {
            sum += weights.getOrDefault(feature, 0.0);
        }
        return sum / Math.sqrt(features.size());
    }

    private static Map<String, String> known(String file) {
        Map<String, String> known = new HashMap<>();
        for (String line : Resource.lines(file)) {
            known.put(line.substring(2), line.substring(0, 1));
        }
        return Map.copyOf(known);
    }

    private static Map<String, Double> weights(String file) {
        Map<String, Double> weights = new HashMap<>();
        for (String line : Resource.lines(file)) {
            int tab = line.indexOf('\t');
            weights.put(line.substring(tab + 1), Double.valueOf(line.substring(0, tab)));
        }
        return Map.copyOf(weights);
    }

    /** Read when the first English remark is judged. */
    private static final class English {
        static final Map<String, Double> WEIGHTS = weights("remark-weights-en.tsv");
        static final Map<String, String> KNOWN = known("remarks-known-en.tsv");
    }

    /** Read when the first Chinese remark is judged. */
    private static final class Chinese {
        static final Map<String, Double> WEIGHTS = weights("remark-weights-zh.tsv");
        static final Map<String, String> KNOWN = known("remarks-known-zh.tsv");
    }
}
