package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.syntax.Lists;
import java.util.List;
import java.util.Set;

/**
 * Phrases in a telling whose words would turn a request elsewhere: "you're a legend", "I'm done with this coin", "she came twice", "the board
 * has approved it", "i won't need it until spring". Immutable and thread-safe.
 */
final class TellingIdioms {

    private static final Set<String> KIND_WORDS = ToldWords.WORDS.named("KIND_WORDS");
    private static final Set<String> SUFFICES = ToldWords.WORDS.named("SUFFICES");
    private static final Set<String> SUFFICIENT = ToldWords.WORDS.named("SUFFICIENT");
    private static final Set<String> PAY = Set.of("money", "cash", "paying", "payment", "his", "her", "their");
    private static final Set<String> APOLOGY = Set.of("for", "if", "about", "to", "that");
    /** Of a transaction, and not of the world. */
    private static final Set<String> RUNS = Set.of("to", "a", "an", "the", "this", "my", "our");

    private final ToldWords told;
    private final List<String> said;

    private final Fragments fragments;

    TellingIdioms(ToldWords told, Fragments fragments) {
        this.told = told;
        this.fragments = fragments;
        this.said = told.said();
    }

    /** Whether the word that stands there belongs to one. */
    boolean isOne(int i) {
        String before = word(i - 1);
        String next = word(i + 1);
        return switch (said.get(i)) {
            case "kid" -> ToldWords.DETERMINER.contains(before) || before.equals("little");
            case "you", "your", "you're", "u", "ur", "youre" -> said.size() <= 6 && told.has(KIND_WORDS);
            case "by" -> before.startsWith("swear");
            case "way" -> !before.equals("the") || word(i - 2).equals("all"); // "drove us all the way"
            case "slippage" -> before.equals("about");
            case "change" -> before.equals("no") || before.equals("small") || before.equals("loose");
            case "lie" -> before.equals("gonna");
            case "done" -> told.isOfSelf(i) && (next.equals("with") || next.equals("w"));
            case "once" -> said.contains("had");
            case "twice" -> told.isTold() && !next.isEmpty();
            case "serious" -> told.isOfSelf(i) && !ToldWords.isDenial(before);
            case "approved", "agreed", "confirmed" -> before.startsWith("ha") || told.isTold();
            case "forget" -> next.startsWith("wh");
            case "simulation" -> ToldWords.DETERMINER.contains(before);
            case "test" -> ToldWords.DETERMINER.contains(before) || (before.equals("can") && RUNS.contains(next));
            case "until", "till", "til" -> isUnneeded(i);
            case "yet" -> next.isEmpty() && isAbsent(i);
            case "stop" -> told.isOfSelf(i) && next.endsWith("ing");
            case "if" -> before.equals("sorry") || (next.equals("i") && said.contains("afford"));
            case "sorry" -> APOLOGY.contains(next);
            case "or" -> i == 0; // "or she'll kill me"
            case "tell" -> ToldWords.isDenial(before) && fragments.dismisses(i);
            case "instead" -> next.equals("of") && Fragments.isDoing(word(i + 2));
            case "should" -> i > 0 && ToldWords.POINTING.contains(said.getFirst()) && suffices(i);
            default -> false;
        };
    }

    /** "My accountant insists", "my husband keeps asking": why, and no order of theirs. */
    boolean isUrging(int speech) {
        boolean last = speech + 1 == said.size();
        boolean their = ToldWords.DETERMINER.contains(said.getFirst());
        boolean heard = said.get(speech).equals("say") // "feels good to finally say that"
                && (word(speech - 1).equals("to") || word(speech - 2).equals("to"));
        boolean paid = said.get(speech).equals("wants") && PAY.contains(word(speech + 1)) && !told.isOfSelf(speech);
        if (heard || paid) {
            return true; // "the caterer wants money up front"
        }
        return last
                && their
                && (said.get(speech).startsWith("insist")
                        || (word(speech - 1).equals("keeps") && word(speech).equals("asking")));
    }

    /** "I won't need it until spring": it may stay where it is put. */
    private boolean isUnneeded(int until) {
        int need = said.indexOf("need");
        return need > 0
                && need < until
                && ToldWords.isDenial(said.get(need - 1))
                && word(need + 1).equals("it");
    }

    /** "Payday's not here yet". */
    private boolean isAbsent(int yet) {
        return Lists.any(said.subList(0, yet), ToldWords::isDenial)
                && !told.points(0, yet)
                && !told.has(ToldWords.SELF);
    }

    /** "That should just about cover the vet", "that should be enough". */
    private boolean suffices(int should) {
        int verb = should + 1;
        while (ToldWords.ADVERB.contains(word(verb)) || word(verb).equals("about")) {
            verb++;
        }
        boolean be = word(verb).equals("be");
        return SUFFICES.contains(word(verb)) && (!be || SUFFICIENT.contains(word(verb + 1)));
    }

    private String word(int i) {
        return i >= 0 && i < said.size() ? said.get(i) : "";
    }
}
