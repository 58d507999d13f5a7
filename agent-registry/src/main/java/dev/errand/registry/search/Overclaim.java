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

    private static final Pattern EVERYTHING = Pattern.compile(
            "\\b(do(es)?|handles?|solves?|knows?|help(s)? (you )?with|covers?) (absolutely )?(everything|anything|all)\\b"
                    + "|\\bany (task|request|question|problem|job|query)s? (at all|you|whatever|what|of any|in any|from any)"
                    + "|\\bany (request|task|need)\\b[^.]{0,20}\\bwhatever\\b|\\bevery (problem|request|query|task|field|topic|need)\\b"
                    + "|\\beverything you (want|need)|\\bwhatever you (want|need|ask)|\\banything you (want|need|ask)|\\ball services\\b"
                    + "|\\ball[- ]in[- ]one\\b|\\b(universal|omnipotent|all-purpose) (agent|assistant|help)"
                    + "|万能|全能|什么都(能|会|可以)|任何(问题|事|任务|需求|请求)|所有(问题|需求|任务|请求|事)|无所不能");

    private static final Pattern INSTRUCTION = Pattern.compile(
            "\\bignore (all |any |the )?(other|previous|prior)\\b|\\brank (me|this|it|us)\\b|\\bchoose (me|this agent|us)\\b"
                    + "|\\b(always|most) (relevant|chosen|ranked)\\b|\\bscore (of )?1(\\.0)?\\b|\\bbest (agent|match|result) for (any|every|all)\\b"
                    + "|忽略(其他|之前|以上)|(把我|将我)?排(在)?第一|选择我|最相关");

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
