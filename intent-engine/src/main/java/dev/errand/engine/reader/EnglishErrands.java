package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Span;
import dev.errand.intent.Reading;
import java.util.EnumSet;
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
final class EnglishErrands {

    private static final int LONGEST = 120;
    private static final WordLists LISTS = WordLists.read("errands-en.txt");
    private static final String OBJECT = "(?=" + LISTS.anyOf("OBJECT") + "(?![\\w'-]))";

    /** What is asked stands in the group {@code asked}. */
    private static final Pattern TOLD = Pattern.compile("\\W*(?:" + LISTS.anyOf("OPENERS") + "[\\s,]+){0,3}(?<asked>(?:"
            + LISTS.anyOf("VERBS") + "(?:\\s+" + OBJECT
            + "|(?<=(?:the attached|my|our|this|on|to|from))\\s+|(?<=(?:taxes|return|homework|dog|cat|puppy|parrot))\\b)"
            + "|" + LISTS.anyOf("SENT")
            + "\\s+(?:(?:me|him|her|them|us|an?|the|some|my|two|three|out|get well|thank you|birthday|follow-up)\\s+){0,3}"
            + LISTS.anyOf("THINGS")
            + "\\b)[^.!?;,:\\n]*?)(?:[\\s,]+(?:please|pls|plz|thanks|thank you|thx|ty|cheers))?[\\s.!?]*");

    private static final Pattern WORD = Pattern.compile("[\\p{L}'-]+");

    private static final Set<Kind> VALUES = EnumSet.of(
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.GPU,
            Kind.GPU_NOUN,
            Kind.FRAME_UNIT,
            Kind.TOKENS,
            Kind.MODEL,
            Kind.DOLLAR,
            Kind.CURRENCY,
            Kind.PERCENT,
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
    static @Nullable Draft of(String text, List<Lexeme> lexemes, List<Draft> drafts, Reading.@Nullable Reason reason) {
        boolean open = reason == null || reason == Reading.Reason.NOISE || reason == Reading.Reason.SMALL_TALK;
        if (!open || text.length() > LONGEST || !drafts.stream().allMatch(EnglishErrands::isHollow)) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        Matcher told = lower.length() == text.length() ? TOLD.matcher(lower) : null;
        if (told == null
                || !told.matches()
                || hasOurs(told.group("asked"))
                || lexemes.stream().anyMatch(lexeme -> lexeme.isAnyOf(VALUES))) {
            return null;
        }
        Span at = new Span(told.start("asked"), told.end("asked"));
        Draft draft = new Draft("service");
        draft.putSpan("query", text.substring(at.start(), at.end()), at, text);
        return draft;
    }

    /** Whether no value of it is known, but for what is attached. */
    private static boolean isHollow(Draft draft) {
        return draft.leaves().keySet().stream().allMatch("input"::equals);
    }

    private static boolean hasOurs(String asked) {
        return WORD.matcher(asked)
                .results()
                .anyMatch(word -> LISTS.named("OURS").contains(word.group()));
    }
}
