package dev.errand.registry.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/*
 * Holds down cards that claim more than one agent can do. Nobody can prove such a card wrong by reading it, but an agent that does
 * everything is worth less to a request than one that does this. Four signs, each with a factor on the score:
 * a sentence that claims everything, instructions to whoever ranks, the same words over and over, and a list of many things that
 * have nothing to do with each other.
 */
final class Overclaim {

    private static final double BOAST = 0.6;
    private static final double LIE = 0.3;

    /** Fewer things than this are not many, whatever they are. */
    private static final int MANY = 10;

    /** Mean cosine between unlike things; the skills and examples of one trade lie at .3 and above. */
    private static final double UNLIKE = 0.17;

    private static final int MOST_THINGS = 40;

    /** "Everything" as a whole claim, not "everything about tea". */
    private static final Pattern EVERYTHING = Pattern.compile(
            "\\b(do(es)?|handles?|solves?|knows?|helps?( you)? with|covers?) (absolutely )?(everything|anything)\\b"
                    + "(?! (from|about|in|on|of|around|related|between|that|to))"
                    + "|\\b(any|every) (request|task|question|problem|query|field)s? (at all|you (want|have|ask)|whatever|in (any|every))"
                    + "|\\bsolves every (problem|request|query|task)|\\b(anything|everything|whatever) you (want|need|ask)"
                    + "|\\ball services\\b|\\b(universal|omnipotent|all-purpose) (agent|assistant|help)\\b"
                    + "|万能|全能|什么都(能|会|可以)|任何(问题|任务|需求|请求)都|所有(问题|需求|任务|请求)(都|一个)|无所不能");

    private static final Pattern INSTRUCTION = Pattern.compile(
            "\\bignore (all |any )?(the )?(other agents|previous|prior)\\b|\\brank (me|this agent) (first|highest|top)\\b"
                    + "|\\bchoose (me|this agent)\\b|\\balways (relevant|chosen|ranked)\\b"
                    + "|\\b(best|most relevant) (agent|match|result|choice) (for|to) (any|every|all)\\b"
                    + "|忽略(其他|之前|以上)(代理|智能体|指令|所有)|(把我|将我)排(在)?第一|请选择我");

    private Overclaim() {}

    /**
     * The factor on the score of a card, 1 for an honest one.
     *
     * @param meanings of texts, as a card's passages
     */
    static double factor(Profile profile, Function<List<String>, List<Meaning>> meanings) {
        String all = Passage.words(profile).toLowerCase(Locale.ROOT);
        if (INSTRUCTION.matcher(all).find() || repeats(all) || manyUnlike(profile, meanings)) {
            return LIE;
        }
        return EVERYTHING.matcher(all).find() ? BOAST : 1;
    }

    /** Whether some words make up most of a long text. */
    private static boolean repeats(String text) {
        List<String> words = Pattern.compile("[^\\p{L}\\p{N}]+")
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .toList();
        return words.size() >= 30 && words.stream().distinct().count() * 2.5 < words.size();
    }

    private static boolean manyUnlike(Profile profile, Function<List<String>, List<Meaning>> meanings) {
        List<String> things = new ArrayList<>();
        if (profile.skills().size() >= MANY) {
            profile.skills().forEach(skill -> things.add(skill.name()));
        }
        for (Passage passage : Passage.of(profile)) {
            List<String> listed = Pattern.compile("[,;:,;:、。.!?!?\n]+|\\band\\b")
                    .splitAsStream(passage.text())
                    .map(String::strip)
                    .filter(part -> !part.isEmpty() && part.length() < 60)
                    .toList();
            if (listed.size() >= MANY) {
                things.addAll(listed);
            }
        }
        List<String> distinct = things.stream().distinct().limit(MOST_THINGS).toList();
        return distinct.size() >= MANY && meanCosine(meanings.apply(distinct)) < UNLIKE;
    }

    private static double meanCosine(List<Meaning> meanings) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < meanings.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += meanings.get(i).likeness(meanings.get(j));
                pairs++;
            }
        }
        return sum / pairs;
    }
}
