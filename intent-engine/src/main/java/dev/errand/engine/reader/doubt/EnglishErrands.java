package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.engine.reader.syntax.Values;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * "Review this pull request", "call my mother", "send an email to Bob": a whole English text that asks some other agent for something, in
 * words that mean something else in the grammars. It moves nothing of the user's, and is read only where they found no request, or
 * one of which they know no value. The words stand in {@code errands-en.txt}. Thread-safe.
 */
public final class EnglishErrands {

    private static final int LONGEST = 120;
    private static final WordLists LISTS = WordLists.read("errands-en.txt");
    private static final String OBJECT = "(?=" + LISTS.anyOf("OBJECT") + "(?![\\w'-]))";

    private static final String OPENED = "\\W*(?:" + LISTS.anyOf("OPENERS") + "[\\s,]+){0,3}";
    private static final String COURTESIES = "(?:[\\s,]+(?:please|pls|plz|thanks|thank you|thx|ty|cheers))?[\\s.!?]*";

    /** What is asked stands in the group {@code asked}. */
    private static final Pattern TOLD = Pattern.compile(OPENED + "(?<asked>(?:"
            + LISTS.anyOf("VERBS") + "(?:\\s+" + OBJECT
            + "|(?<=(?:the attached|my|our|this|on|to|from))\\s+|(?<=(?:taxes|return|homework|dog|cat|puppy|parrot))\\b)"
            + "|" + LISTS.anyOf("SENT")
            + "\\s+(?:(?:me|him|her|them|us|an?|the|some|my|two|three|out|get well|thank you|birthday|follow-up)\\s+){0,3}"
            + LISTS.anyOf("THINGS")
            + "\\b)[^.!?;,:\\n]*?)" + COURTESIES);

    /** "An agent", "a penetration-testing agent". */
    private static final String AGENT =
            "(?:an?|another|some|any|the|one)\\s+(?:[\\w-]+\\s+){0,3}?" + LISTS.anyOf("AGENTS");

    /** "Engage an agent to …", "have our report proofread by an agent", "I need a bot that can …": who is to do it is said. */
    private static final Pattern LEFT_TO_AGENT = Pattern.compile(OPENED
            + "(?:to\\s+)?(?:(?:(?:i|we)(?:'d|'m|'re|\\s+am|\\s+are|\\s+would)?\\s+)?"
            + LISTS.anyOf("NEEDING") + "\\s+(?:"
            + AGENT + "\\s+" + LISTS.anyOf("WHO_CAN") + "\\s+(?<able>[^.!?;:\\n]+?)|(?<one>" + AGENT
            + "\\s+(?:that|who|which|for|with)\\s+[\\w'-]+\\s[^.!?;:\\n]+?))|(?<asked>" + LISTS.anyOf("ENGAGING")
            + "\\s+(?:me\\s+|us\\s+)?" + AGENT + "\\s+" + LISTS.anyOf("TASKING") + "\\s+[^.!?;:\\n]+?"
            + "|(?:get|have)\\s+(?:the|my|our|this|these|those|all my|all our)\\s+[^.,!?;:\\n]+?\\s+by\\s+" + AGENT
            + "[^.,!?;:\\n]*?))" + COURTESIES);

    /** "Make a video on how to …": what is to be made tells how something is done, and nobody asks that. */
    private static final Pattern MADE = Pattern.compile(OPENED
            + "(?<asked>(?:make|create|produce|record|film|shoot|draw|design|write|prepare)\\s+(?:me\\s+|us\\s+)?"
            + "(?:an?|the|some|two|three)\\s+(?:[\\w-]+\\s+){1,5}(?:how|why|what|where|who)\\s[^.!?;:\\n]+?)"
            + COURTESIES);

    private static final Pattern WORD = Pattern.compile("[\\p{L}'-]+");

    /** What is ours to do, or turns a request: an errand for another agent speaks of none of it. */
    private static final Set<Kind> OURS = Clause.union(
            Values.NAMED,
            Kind.GPU_NOUN,
            Kind.FRAME_UNIT,
            Kind.TOKENS,
            Kind.DOLLAR,
            Kind.CURRENCY,
            Kind.PERCENT,
            Kind.SLIPPAGE,
            Kind.NOT,
            Kind.CANCEL,
            Kind.AGAIN);

    private EnglishErrands() {}

    /**
     * The request for some other agent that the text is; null if it is none.
     *
     * @param drafts what the grammars found
     * @param reason why they found no request; null if they found one
     */
    public static @Nullable Draft of(
            String text, List<Lexeme> lexemes, List<Draft> drafts, Reading.@Nullable Reason reason) {
        boolean asks = reason == Reading.Reason.QUESTION;
        boolean open = reason == null || asks || reason == Reading.Reason.NOISE || reason == Reading.Reason.SMALL_TALK;
        if (!open || text.length() > LONGEST || !Lists.all(drafts, EnglishErrands::isHollow)) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        Span at = lower.length() == text.length() ? asked(lower, asks) : null;
        if (at == null
                || hasOurs(lower.substring(at.start(), at.end()))
                || Lists.any(lexemes, lexeme -> lexeme.isAnyOf(OURS))) {
            return null;
        }
        Draft draft = new Draft("service");
        draft.putSpan("query", text.substring(at.start(), at.end()), at, text);
        return draft;
    }

    /** Where what is asked stands; null if nothing is asked of another agent. */
    private static @Nullable Span asked(String lower, boolean asks) {
        Matcher told = (asks ? MADE : TOLD).matcher(lower);
        if (told.matches()) {
            return new Span(told.start("asked"), told.end("asked"));
        }
        Matcher left = LEFT_TO_AGENT.matcher(lower);
        if (asks || !left.matches()) {
            return null;
        }
        String group = left.group("able") != null ? "able" : left.group("one") != null ? "one" : "asked";
        return new Span(left.start(group), left.end(group));
    }

    /** Whether no value of it is known, but for what is attached. */
    private static boolean isHollow(Draft draft) {
        return Lists.all(draft.leaves().keySet(), "input"::equals);
    }

    private static boolean hasOurs(String asked) {
        return WORD.matcher(asked)
                .results()
                .anyMatch(word -> LISTS.named("OURS").contains(word.group()));
    }
}
