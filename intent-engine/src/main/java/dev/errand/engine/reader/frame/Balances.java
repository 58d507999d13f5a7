package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads requests for what the account holds. */
final class Balances {

    private static final Set<Kind> BALANCE_WORDS = Kinds.of(
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
            Kind.YES,
            Kind.EACH,
            Kind.INSTEAD);

    private static final Set<Kind> LEFT = Kinds.of(Kind.IN_WALLET, Kind.HAVE);
    private static final Pattern ANY = Pattern.compile("(?i)(?:^|\\W)any$");
    private static final Set<Kind> SHOWN = Kinds.of(Kind.SHOW, Kind.ASSET, Kind.AND, Kind.COMMA, Kind.HARMLESS);

    /** With one of these whoever says "I" wants to know something. */
    private static final Set<Kind> WANTING = Kinds.of(
            Kind.WANT,
            Kind.NEED,
            Kind.SHOW,
            Kind.WHAT,
            Kind.HOW_MUCH,
            Kind.ASK_HAVE,
            Kind.HAVE,
            Kind.GET,
            Kind.IF,
            Kind.FETCHES);

    private Balances() {}

    /** "Any UNI in my wallet?", "any DAI left". */
    private static boolean isAny(Clause clause, String text) {
        boolean left = clause.phrases().getLast().isAnyOf(LEFT)
                || (clause.phrases().getLast().kind() == Kind.HARMLESS && clause.hasAny(LEFT));
        return left
                && clause.first().kind() == Kind.ASSET
                && ANY.matcher(text.substring(0, clause.start()).stripTrailing())
                        .find()
                && clause.without(Kind.HARMLESS).phrases().size() == 2;
    }

    /** "Show me DAI and USDC". */
    private static boolean isShown(Clause clause) {
        if (!clause.has(Kind.SHOW) || clause.assets().isEmpty() || !clause.hasOnly(SHOWN)) {
            return false;
        }
        Clause said = clause.without(Kind.HARMLESS);
        return !said.isEmpty() && said.first().kind() == Kind.SHOW;
    }

    /** "The wallet our bot runs on is empty": tells of it, as nothing divides the two. */
    private static boolean isTold(Clause clause) {
        return clause.phrases().size() > 1
                && clause.first().kind() == Kind.BALANCE
                && clause.phrases().get(1).kind() == Kind.HARMLESS
                && !clause.hasAny(Kind.SHOW, Kind.WHAT, Kind.HOW_MUCH)
                && !Hanzi.areIn(clause.first().text());
    }

    private static boolean isAll(Holding holding) {
        return holding.measure() == Phrase.Measure.SHARE
                && holding.amount() != null
                && holding.amount().compareTo(BigDecimal.ONE) == 0;
    }

    /** 妈妈问我钱包余额，帮我查查: who wants to know is no part of what is asked. */
    private static Clause withoutAsker(Clause clause) {
        boolean asker = clause.phrases().size() > 3
                && clause.first().is(Kind.SOMEBODY)
                && ASKING.contains(Hanzi.simplified(clause.phrases().get(1).text()))
                && clause.has(Kind.SHOW);
        return asker ? new Clause(clause.phrases().subList(2, clause.phrases().size())) : clause;
    }

    /** 钱包里还有 UNI 吗. */
    private static boolean asksWhether(Clause clause, String text) {
        return clause.has(Kind.HAVE)
                && clause.assets().size() == 1
                && clause.hasOnly(WHETHER)
                && Hanzi.areIn(text.substring(clause.start(), clause.end()))
                && WHETHER_BEHIND.matcher(text.substring(clause.end())).matches();
    }

    private static final Pattern WHETHER_BEHIND = Pattern.compile("\\s*(?:吗|么|嗎|麼|没有?|沒有?|不|嘛)(?:[?？。!！~～呀啊呢]|\\s)*");
    private static final Set<Kind> WHETHER =
            Kinds.of(Kind.HAVE, Kind.ASSET, Kind.SUBJECT, Kind.BALANCE, Kind.OUT, Kind.IN_WALLET, Kind.SHOW);
    private static final Set<String> ASKING = Set.of("问", "想知道", "想看", "要看", "要查", "想查", "要", "想问", "问起", "在问");

    /** The request that the clause makes; null if it makes none of these. */
    static @Nullable List<Draft> read(Clause told, Scene scene) {
        if (told.first().kind() == Kind.USE && !Hanzi.areIn(told.first().text())) {
            return null; // "spend my USDC balance"
        }
        Clause clause = withoutAsker(told);
        boolean asks = clause.has(Kind.BALANCE)
                || clause.has(Kind.ASK_HAVE)
                || (clause.has(Kind.HAVE) && clause.hasAny(Kind.HOW_MUCH, Kind.WHAT, Kind.SHOW))
                || (clause.has(Kind.IN_WALLET) && clause.hasAny(Kind.HOW_MUCH, Kind.WHAT, Kind.SHOW));
        asks |= isShown(clause);
        asks |= isAny(clause, scene.text());
        asks |= asksWhether(clause, scene.text());
        boolean tells = clause.first().kind() == Kind.SUBJECT
                && !clause.hasAny(WANTING)
                && !Hanzi.areIn(clause.first().text());
        if (tells) {
            return null; // "I'm retiring this wallet"
        }
        boolean unknown = clause.has(Kind.WORD)
                && clause.without(Kind.WORD).hasOnly(BALANCE_WORDS)
                && (clause.hasAny(Kind.BALANCE, Kind.ASK_HAVE) || (clause.has(Kind.HAVE) && clause.has(Kind.HOW_MUCH)))
                && clause.assets().isEmpty();
        if (!asks
                || isTold(clause)
                || (clause.has(Kind.OBJECT) && !clause.has(Kind.SHOW)) // 把那边的仓位也那个一下
                || (clause.has(Kind.ASK_HAVE) && clause.has(Kind.FETCHES))
                || !(unknown || clause.hasOnly(BALANCE_WORDS))) {
            return null;
        }
        List<Draft> drafts = new ArrayList<>();
        for (Phrase asset : clause.assets()) {
            Holding holding = asset.holding();
            if (holding != null
                    && holding.hasOnlyAmount()
                    && isAll(holding)
                    && clause.assets().size() == 1) {
                continue; // "everything in my wallet"
            }
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
}
