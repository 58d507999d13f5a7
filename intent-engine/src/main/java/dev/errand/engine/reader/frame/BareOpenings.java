package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text that is a verb, and says nothing of what with: 跑推理, 训练, 租, "fine-tune", 每周转账, 定投 ETH. All of it is still to be said. */
public final class BareOpenings {

    private static final Set<Kind> EMPTY = Kinds.of(Kind.COMMA, Kind.STOP, Kind.SMALL_TALK, Kind.WANT);
    private static final Set<Kind> OF_ESTIMATE = Kinds.of(
            Kind.ESTIMATE,
            Kind.HOW_MUCH,
            Kind.FETCHES,
            Kind.TRAIN,
            Kind.RUN,
            Kind.TAKE,
            Kind.TAKES,
            Kind.PAYS,
            Kind.STOP,
            Kind.QUESTION,
            Kind.SMALL_TALK);
    private static final KeyedPattern MONEY = KeyedPattern.of("账帐賬帳钱錢款", "[转轉打汇匯付发發寄](?:一?[点點些笔筆])?(?:账|帐|賬|帳|钱|錢|款)");
    private static final String TOLD = "了过過没沒不别別吗嗎?？";
    private static final Set<String> ME = Set.of("我", "我们", "俺", "咱", "咱们", "你", "您", "你们");
    private static final int MOST = 5;

    private BareOpenings() {}

    /** The request that such a text opens; null for any other. */
    public static @Nullable Draft of(List<Phrase> phrases, String text) {
        if (phrases.isEmpty() || phrases.size() > MOST) {
            return null;
        }
        List<Phrase> said = Lists.those(phrases, phrase -> !EMPTY.contains(phrase.kind()));
        List<Phrase> often = Lists.those(said, BareOpenings::isEvery);
        List<Phrase> rest = Lists.those(said, phrase -> !isEvery(phrase));
        if (rest.isEmpty() || rest.size() > 2 || often.size() > 1) {
            return null;
        }
        Draft draft = draft(rest, !often.isEmpty(), text);
        if (draft != null) {
            often.forEach(every -> draft.take(every, text));
        }
        return draft;
    }

    /** "How long would training take", "estimate the cost of training": what a job takes of which nothing is said yet; null for any other. */
    public static @Nullable Draft asked(List<Phrase> phrases, String text) {
        if (phrases.size() > MOST || !Lists.all(phrases, phrase -> phrase.isAnyOf(OF_ESTIMATE))) {
            return null;
        }
        List<Phrase> jobs = Lists.those(phrases, phrase -> phrase.kind() == Kind.TRAIN || phrase.kind() == Kind.RUN);
        List<Phrase> asking = Lists.those(phrases, phrase -> phrase.is(Kind.ESTIMATE) || phrase.is(Kind.HOW_MUCH));
        if (jobs.size() != 1
                || asking.size() != 1
                || jobs.getFirst().start() < asking.getFirst().start()) {
            return null;
        }
        Draft draft = job(jobs.getFirst(), text);
        if (draft != null) {
            Phrase estimate = asking.getFirst();
            draft.putSpan("estimateOnly", "true", new Phrase.Span(estimate.start(), estimate.end()), text);
        }
        return draft;
    }

    private static @Nullable Draft job(Phrase verb, String text) {
        if (verb.kind() == Kind.TRAIN) {
            return new Draft("train");
        }
        String said = text.substring(verb.start(), verb.end()).toLowerCase(Locale.ROOT);
        return said.contains("推理") || said.contains("inference") ? new Draft("infer") : null;
    }

    /** 我要转账给朋友, 给我妈打点钱: to whom and how much of what is still to be said; null for any other text. */
    public static @Nullable Draft payment(List<Phrase> phrases, String text) {
        if (phrases.size() > MOST
                || !MONEY.isIn(text)
                || text.replace("别人", "人").chars().anyMatch(c -> TOLD.indexOf(c) >= 0)) {
            return null;
        }
        List<Phrase> said = Lists.those(phrases, phrase -> !EMPTY.contains(phrase.kind()));
        if (!said.isEmpty()
                && said.getFirst().kind() == Kind.SUBJECT
                && ME.contains(said.getFirst().text())) {
            said = said.subList(1, said.size());
        }
        Phrase given = null;
        boolean person = false;
        for (Phrase phrase : said) {
            boolean gives = phrase.kind() == Kind.GIVE;
            boolean named = given != null && isPerson(phrase);
            if (!gives && !named && phrase.kind() != Kind.SEND) {
                return null;
            }
            person |= named;
            given = gives ? phrase : null;
        }
        return person && Lists.count(said, BareOpenings::isPerson) == 1 ? new Draft("transfer") : null;
    }

    private static boolean isPerson(Phrase phrase) {
        boolean some = phrase.kind() == Kind.SUBJECT
                || phrase.kind() == Kind.SOMEBODY
                || phrase.text().equals("人");
        return some && !ME.contains(phrase.text());
    }

    private static boolean isEvery(Phrase phrase) {
        return phrase.kind() == Kind.TRIGGER
                && Lists.all(phrase.parts(), part -> part.path().equals("trigger.every"));
    }

    private static @Nullable Draft draft(List<Phrase> rest, boolean often, String text) {
        Phrase verb = rest.getFirst();
        String said = text.substring(verb.start(), verb.end());
        if (rest.size() == 2) {
            return verb.kind() == Kind.PUT && said.contains("定投") ? invested(rest.get(1), often, text) : null;
        }
        return switch (verb.kind()) {
            case RUN, TRAIN -> often ? null : job(verb, text);
            case RENT -> often ? null : new Draft("rent");
            case SEND -> often ? new Draft("transfer") : null;
            case PUT -> said.contains("定投") ? recurring(new Draft("swap"), often) : null;
            default -> null;
        };
    }

    /** 定投 ETH: bought, with what and how often is not said. */
    private static @Nullable Draft invested(Phrase what, boolean often, String text) {
        Phrase.Holding holding = what.holding();
        if (holding == null || holding.token() == null || holding.tokenAt() == null || holding.saysAmount()) {
            return null;
        }
        Draft draft = new Draft("swap");
        draft.putSpan("buy.token", holding.token(), holding.tokenAt(), text);
        return recurring(draft, often);
    }

    private static Draft recurring(Draft draft, boolean often) {
        if (!often) {
            draft.wrong("trigger.every");
        }
        return draft;
    }
}
