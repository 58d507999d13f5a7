package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 钱包里的 UNI 取六成，存进去: what is taken out of the wallet is not withdrawn from a market; it is what the next verb is about. Where no verb
 * follows, the taking stays as a word that asks for nothing. 拿出四分之一存进 aave takes it out of the wallet too, though no wallet is named:
 * no market is named before it, and the next verb says what it is taken for.
 */
public final class FromWallet {

    private static final Pattern WALLET = Pattern.compile("钱包|钱夹|账户|帐户|账上|户口|户头|银包|手里|手上|手头|手中|余额|兜里|口袋|荷包|身上");
    private static final Set<Kind> HOLDING = Kinds.of(Kind.MINE, Kind.BALANCE, Kind.IN_WALLET, Kind.HAVE, Kind.OUT);
    /** What ends a step; a comma does not: 从我钱包里，拿 200 USDC. */
    private static final Set<Kind> STEP_ENDS = Kinds.of(Kind.STOP, Kind.THEN);

    private static final Set<Kind> ELSEWHERE = Kinds.of(Kind.MARKET, Kind.POSITION, Kind.THERE);
    private static final Set<Kind> DOING = Clause.union(Verbs.OF_TOKENS, Kind.BECOME, Kind.GIVE, Kind.PUT);
    private static final Set<Kind> AMOUNTS = Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.TOKEN, Kind.SOME);

    /** What takes something in hand, where 取 and 赎回 take it out of a market. */
    private static final Pattern IN_HAND = Pattern.compile("(?:拿|抽|匀|掏|挪|调|拎|分|腾|划|拨|搬|领)(?:出来?)?");
    /** What lies in a market may be called so. */
    private static final Set<Kind> KEPT = Clause.union(ELSEWHERE, Kind.SUPPLY);

    private static final Set<Kind> WHOSE = Kinds.of(Kind.OBJECT, Kind.TOKEN);

    /** How many lexemes a sentence about the wallet may have: longer ones are not searched. */
    private static final int REACH = 40;

    private FromWallet() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, lexeme -> lexeme.is(Kind.WITHDRAW) && HanRun.isHan(lexeme))) {
            return lexemes;
        }
        List<Lexeme> kept = new ArrayList<>(lexemes);
        for (int i = 0; i < kept.size(); i++) {
            Lexeme verb = kept.get(i);
            if (!verb.is(Kind.WITHDRAW) || !HanRun.isHan(verb)) {
                continue;
            }
            if (!isOfWallet(kept, i)) {
                if (isInHand(kept, i)) {
                    takeInHand(kept, i);
                }
                continue;
            }
            int next = nextVerb(kept, i);
            if (next < 0) {
                kept.set(i, Lexeme.of(Kind.USE, verb.start(), verb.end(), null, verb.text()));
                continue;
            }
            boolean amount = Lists.any(kept.subList(i + 1, next), each -> AMOUNTS.contains(each.kind()));
            for (int at = next - 1; at > i && amount; at--) {
                if (kept.get(at).kind() == Kind.COMMA) {
                    kept.remove(at);
                }
            }
            kept.remove(i);
        }
        return kept;
    }

    /** Whether it is taken in hand for what the next verb says, and out of no market. */
    private static boolean isInHand(List<Lexeme> lexemes, int verb) {
        String said = Hanzi.simplified(lexemes.get(verb).text());
        int next = IN_HAND.matcher(said).matches() ? nextVerb(lexemes, verb) : -1;
        if (next < 0 || liesElsewhere(lexemes, verb)) {
            return false;
        }
        boolean amount = false;
        for (int i = verb + 1; i < next; i++) {
            if (ELSEWHERE.contains(lexemes.get(i).kind()) || lexemes.get(i).is(Kind.FROM)) {
                return false; // 拿出 aave 里的 500 USDC
            }
            amount |= AMOUNTS.contains(lexemes.get(i).kind());
        }
        for (int i = next; i < Math.min(lexemes.size(), next + REACH); i++) {
            boolean kept = i > next
                    && ELSEWHERE.contains(lexemes.get(i).kind())
                    && (lexemes.get(i - 1).is(Kind.FROM)
                            || lexemes.get(i - 1).text().endsWith("在"));
            if (kept) {
                return false; // …，是存在 aave 的
            }
        }
        return amount;
    }

    /** Whether what is spoken of before the verb lies in a market: said last, and not taken out of it since. */
    private static boolean liesElsewhere(List<Lexeme> lexemes, int verb) {
        if (verb > REACH) {
            return true;
        }
        for (int i = verb - 1; i >= 0; i--) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.isAnyOf(KEPT)) {
                return true;
            } else if (Verbs.GAINING.contains(lexeme.kind())) {
                return false;
            }
        }
        return false;
    }

    private static void takeInHand(List<Lexeme> lexemes, int at) {
        Lexeme verb = lexemes.get(at);
        boolean whose = false;
        for (int i = at - 1; i >= 0 && lexemes.get(i).kind() != Kind.COMMA; i--) {
            whose |= WHOSE.contains(lexemes.get(i).kind());
        }
        if (whose) {
            lexemes.remove(at); // 把我的 DAI 拿出四分之一存进 aave
        } else {
            lexemes.set(at, Lexeme.of(Kind.USE, verb.start(), verb.end(), null, verb.text()));
        }
    }

    /** Whether the wallet stands before the verb in its sentence, and no market does. */
    private static boolean isOfWallet(List<Lexeme> lexemes, int verb) {
        boolean wallet = false;
        for (int i = verb - 1;
                i >= Math.max(0, verb - REACH)
                        && !STEP_ENDS.contains(lexemes.get(i).kind());
                i--) {
            Lexeme lexeme = lexemes.get(i);
            boolean done = DOING.contains(lexeme.kind()) && lexeme.kind() != Kind.USE; // "卖了手上的 LINK，拿回 USDT"
            if (ELSEWHERE.contains(lexeme.kind()) || done) {
                return false;
            }
            wallet |= HOLDING.contains(lexeme.kind())
                    && WALLET.matcher(Hanzi.simplified(lexeme.text())).find();
        }
        return wallet;
    }

    private static int nextVerb(List<Lexeme> lexemes, int verb) {
        for (int i = verb + 1;
                i < Math.min(lexemes.size(), verb + REACH) && lexemes.get(i).kind() != Kind.STOP;
                i++) {
            if (DOING.contains(lexemes.get(i).kind())) {
                return i;
            }
        }
        return -1;
    }
}
