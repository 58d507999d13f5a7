package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 钱包里的 UNI 取六成，存进去: what is taken out of the wallet is not withdrawn from a market; it is what the next verb is about. Where no verb
 * follows, the taking stays as a word that asks for nothing.
 */
final class FromWallet {

    private static final Pattern WALLET = Pattern.compile("钱包|钱夹|账户|帐户|账上|户口|户头|银包|手里|手上|手头|手中|余额|兜里|口袋|荷包|身上");
    private static final Set<Kind> HOLDING = EnumSet.of(Kind.MINE, Kind.BALANCE, Kind.IN_WALLET, Kind.HAVE, Kind.OUT);
    private static final Set<Kind> ENDS = EnumSet.of(Kind.STOP, Kind.THEN);
    private static final Set<Kind> ELSEWHERE = EnumSet.of(Kind.MARKET, Kind.POSITION, Kind.THERE);
    private static final Set<Kind> DOING = Clause.union(Verbs.OF_TOKENS, Kind.BECOME, Kind.GIVE, Kind.PUT);
    private static final Set<Kind> VALUES = EnumSet.of(Kind.NUMBER, Kind.SHARE, Kind.TOKEN, Kind.SOME);

    /** How many lexemes a sentence about the wallet may have: longer ones are not searched. */
    private static final int REACH = 40;

    private FromWallet() {}

    static List<Lexeme> told(List<Lexeme> lexemes) {
        if (lexemes.stream().noneMatch(lexeme -> lexeme.is(Kind.WITHDRAW) && HanRun.isHan(lexeme))) {
            return lexemes;
        }
        List<Lexeme> kept = new ArrayList<>(lexemes);
        for (int i = 0; i < kept.size(); i++) {
            Lexeme verb = kept.get(i);
            if (!verb.is(Kind.WITHDRAW) || !HanRun.isHan(verb) || !isOfWallet(kept, i)) {
                continue;
            }
            int next = nextVerb(kept, i);
            if (next < 0) {
                kept.set(i, Lexeme.of(Kind.USE, verb.start(), verb.end(), null, verb.text()));
                continue;
            }
            boolean amount = kept.subList(i + 1, next).stream().anyMatch(each -> VALUES.contains(each.kind()));
            for (int at = next - 1; at > i && amount; at--) {
                if (kept.get(at).kind() == Kind.COMMA) {
                    kept.remove(at);
                }
            }
            kept.remove(i);
        }
        return kept;
    }

    /** Whether the wallet stands before the verb in its sentence, and no market does. */
    private static boolean isOfWallet(List<Lexeme> lexemes, int verb) {
        boolean wallet = false;
        for (int i = verb - 1;
                i >= Math.max(0, verb - REACH) && !ENDS.contains(lexemes.get(i).kind());
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
