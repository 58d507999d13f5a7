package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Entities;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Wording;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the words begin and end that some other agent is given. */
final class Queries {

    private static final Set<Kind> SMALL_WORDS =
            Kinds.of(Kind.SOME, Kind.MEASURE, Kind.TIME_TAIL, Kind.ARTICLE, Kind.MINE);

    private static final Set<String> PARTICLES = Set.of(
            "吗", "吧", "呢", "啊", "呀", "嘛", "啦", "喔", "噢", "哈", "呗", "捏", "咯", "喽", "嘞", "喇", "谢谢", "多谢", "谢了", "唔该",
            "拜托", "辛苦", "好吗", "行吗", "可好", "可以吗", "可以不", "好不好", "行不行", "得吗", "得唔得", "好唔好", "成不成", "亲", "宝");

    /** Small words that a query keeps though no other request needs them. */
    private static final Set<String> TOLD_TOO = Set.of(
            "for me",
            "for us",
            "me",
            "us",
            "team",
            "today",
            "on my behalf",
            "as possible",
            "this time",
            "currently",
            "tonight",
            "from me");

    /** What somebody is about before he asks for something that helps. */
    private static final Set<String> PLANS =
            Set.of("准备", "打算", "想", "我想", "我准备", "我打算", "拟", "想要", "我们准备", "我们打算", "我们想", "计划");

    private static final Set<String> MAKES = Set.of("make", "make a", "make me", "make us", "do");
    /** Nouns that are verbs too: "do some research on …", "make a list of …". */
    private static final Set<Kind> DONE = Kinds.of(Kind.SERVICE, Kind.SHOW);

    /** 写首诗，谢谢, "…, thanks": no words of the request, at the end of the text. */
    private static final Pattern THANKS = Pattern.compile(
            "(?i)[\\s,，。.!！]*[,，。.!！][\\s,，。.!！]*(?:谢谢|謝謝|多谢|多謝|谢了|谢啦|唔该|thanks|thank you|thx|cheers)(?:你|您|啦|了|哈|a lot|so much)*[\\s。.!！~～]*$");

    private final Wording words;

    Queries(Wording words) {
        this.words = words;
    }

    Span of(Clause clause) {
        return new Span(start(clause), end(clause));
    }

    /** "给我家猫设计一个头像" begins with what looks polite and is not. */
    private int start(Clause clause) {
        Lexeme before = words.before(clause.start());
        boolean whom = before != null
                && before.end() == clause.start()
                && before.is(Kind.FILLER)
                && words.text().startsWith("给", before.start())
                && (clause.first().kind() == Kind.WORD || clause.first().kind() == Kind.OF);
        int told = behindPlan(clause);
        if (told >= 0) {
            return told;
        }
        boolean done = clause.first().isAnyOf(DONE) && made(clause) != null;
        return done || isMade(clause)
                ? Objects.requireNonNull(made(clause)).start()
                : whom && before != null ? before.start() : clause.start();
    }

    /** Behind 准备开店，帮我 in 准备开店，帮我设计一个 logo, and behind thanks; −1 if the clause does not begin so. */
    private int behindPlan(Clause clause) {
        Lexeme before = words.before(clause.start());
        boolean plan = words.isChinese()
                && (clause.first().kind() == Kind.SMALL_TALK
                        || (before != null
                                && PLANS.contains(Hanzi.simplified(before.text()))
                                && !clause.first().isAnyOf(DONE)));
        for (int i = 1; plan && i + 1 < clause.phrases().size(); i++) {
            Phrase asked = clause.phrases().get(i);
            Lexeme forMe = words.before(asked.start());
            boolean told = asked.kind() == Kind.SERVICE
                    && (clause.phrases().get(i - 1).kind() == Kind.COMMA
                            || clause.first().kind() == Kind.SMALL_TALK)
                    && (clause.first().kind() == Kind.SMALL_TALK || (forMe != null && forMe.is(Kind.FILLER)))
                    && clause.phrases().get(i + 1).kind() == Kind.WORD;
            if (told || asked.kind() == Kind.SERVICE) {
                return told ? asked.start() : -1;
            }
        }
        return -1;
    }

    /** Small words at the end of a clause belong to the query, politeness does not. */
    private int end(Clause clause) {
        int end = clause.end();
        for (Lexeme lexeme : words.lexemes()) {
            boolean small = SMALL_WORDS.contains(lexeme.kind())
                    || (lexeme.kind() == Kind.FILLER
                            && lexeme.start() >= end
                            && (lexeme.start() == end || words.text().charAt(lexeme.start()) < 0x80)
                            && isSubstance(lexeme));
            if (lexeme.start() >= end
                    && small
                    && words.text().substring(end, lexeme.start()).isBlank()) {
                end = lexeme.end();
            }
        }
        Matcher thanks = THANKS.matcher(words.text()).region(clause.start(), end);
        return thanks.find() ? thanks.start() : end;
    }

    /** The last character of 契约 looks like "about" and is none: only politeness and particles end a request. */
    private boolean isSubstance(Lexeme lexeme) {
        String word = Hanzi.simplified(words.text().substring(lexeme.start(), lexeme.end()));
        return word.charAt(0) >= 0x2E80 ? !PARTICLES.contains(word) : TOLD_TOO.contains(word.toLowerCase(Locale.ROOT));
    }

    /** "Make me a playlist": "make" has little meaning before a request of ours, and is the verb where there is none. */
    boolean isMade(Clause clause) {
        return made(clause) != null
                && (clause.first().kind() == Kind.WORD || clause.first().kind() == Kind.SCENE)
                && clause.has(Kind.WORD)
                && Verbs.in(clause) == 0
                && Lists.none(clause.assets(), Phrase::isOfTokens)
                && !clause.without(Kind.SCENE).hasAny(Entities.ALL);
    }

    /** The "make" in front of the clause; null if there is none. */
    private @Nullable Lexeme made(Clause clause) {
        Lexeme before = words.before(clause.start());
        Lexeme make = before != null && (before.is(Kind.ARTICLE) || before.is(Kind.SOME))
                ? words.before(before.start())
                : before;
        boolean makes = make != null
                && make.is(Kind.FILLER)
                && MAKES.contains(make.text().toLowerCase(Locale.ROOT));
        return makes ? make : null;
    }
}
