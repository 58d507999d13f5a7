package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells who pays in a clause that names somebody. "Get 50 USDC from @bob", 让 @bob 转我 50 and 向 @bob 收 50 name the one who is to pay,
 * or whom another pays; the user's own money is not asked for there.
 */
final class Payers {

    private static final Set<Kind> TOWARDS = Kinds.of(Kind.TO, Kind.GIVE, Kind.FOR, Kind.COMMA);
    private static final Set<String> DOING =
            Set.of("send", "transfer", "pay", "wire", "give", "tip", "forward", "hand", "donate", "remit", "ship");

    /** What one does to give; behind a name it is the named who does it. */
    private static final Set<Kind> PAYING = Kinds.of(Kind.SEND, Kind.RETURN, Kind.REPAY, Kind.GIVE);
    /** What one does to get; between 向, 跟 or 问 and such a verb stands whoever is to give. */
    private static final Set<Kind> GETTING =
            Kinds.of(Kind.BUY, Kind.RECEIVE, Kind.WANT, Kind.NEED, Kind.BORROW, Kind.GET, Kind.WITHDRAW, Kind.PAYS);

    private static final Pattern ME = Pattern.compile("[我俺咱]们?|本人|本[公司]+");
    private static final Pattern TO_ME =
            Pattern.compile("(给|還給|还给|返给|俾|畀|到|回|至|入)(我|俺|咱)们?(这|這|这里|这边|這邊|账上|钱包|帳上)?[里上]?[了吧啊呀哦嘛呢啦喔]*[\\s。.!！~]*$");
    private static final Pattern CLAIMING = Pattern.compile("[收要讨追催索拿借领領取赊賒]");

    private Payers() {}

    /** Whether it is not the user who pays, or not the named who is paid. */
    static boolean isSomebodyElse(Clause clause, String text) {
        List<Phrase> phrases = clause.phrases();
        boolean named = false;
        for (int i = 0; i < phrases.size(); i++) {
            if (!phrases.get(i).is(Kind.RECIPIENT)) {
                continue;
            }
            named = true;
            Phrase before = i == 0 ? null : phrases.get(i - 1);
            if (before != null && before.kind() == Kind.FROM) {
                return true;
            }
            if (does(phrases, i, before) || claims(phrases, i, text)) {
                return true;
            }
        }
        return named && Hanzi.areIn(text) && paysMe(clause, text);
    }

    private static boolean does(List<Phrase> phrases, int i, @Nullable Phrase before) {
        int next = i + 1 < phrases.size() && phrases.get(i + 1).kind() == Kind.TO ? i + 2 : i + 1;
        boolean does = next < phrases.size()
                && phrases.get(next).kind() == Kind.SEND
                && DOING.contains(phrases.get(next).text().toLowerCase(Locale.ROOT));
        boolean asked = next < phrases.size()
                && i == 1
                && before != null
                && before.kind() == Kind.WORD
                && phrases.get(i + 1).is(Kind.FOR); // "ask @bob for 50 USDC"
        boolean subject = before == null || !before.isAnyOf(TOWARDS);
        return asked || (does && subject) || (subject && isPaying(phrases, i + 1, before));
    }

    /** 让 @bob 转 50, @bob 要我转 50: the verb is right behind the name, and no 给 before it. */
    private static boolean isPaying(List<Phrase> phrases, int next, @Nullable Phrase before) {
        boolean first = before == null || before.is(Kind.OBJECT) || before.is(Kind.USE) || before.is(Kind.WORD);
        if (!first || next >= phrases.size()) {
            return false;
        }
        Phrase verb = phrases.get(next);
        boolean wish = next + 1 < phrases.size()
                && (verb.is(Kind.WANT) || verb.is(Kind.OBJECT) || verb.is(Kind.USE))
                && ME.matcher(phrases.get(next + 1).text()).matches();
        return wish || (PAYING.contains(verb.kind()) && Hanzi.areIn(verb.text()));
    }

    /** 向 @bob 收 50, 跟 @bob 借 50. */
    private static boolean claims(List<Phrase> phrases, int i, String text) {
        boolean source = i > 0
                && i + 1 < phrases.size()
                && "向跟找问問管和同与與对對"
                        .contains(text.substring(
                                phrases.get(i - 1).start(), phrases.get(i - 1).end()));
        return source
                && (GETTING.contains(phrases.get(i + 1).kind())
                        || CLAIMING.matcher(phrases.get(i + 1).text()).lookingAt());
    }

    /** 转我 50, 转给我 50, 转 50 给我: it is the user who is paid. 给我转 50 is done for him. */
    private static boolean paysMe(Clause clause, String text) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < phrases.size(); i++) {
            Phrase verb = phrases.get(i - 1);
            boolean me = phrases.get(i).kind() == Kind.SUBJECT
                    && ME.matcher(phrases.get(i).text()).matches();
            if (me && (PAYING.contains(verb.kind()) || verb.kind() == Kind.AND)) {
                return true;
            }
        }
        int end = clause.end();
        while (end < text.length() && ",，。.;；!！\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return TO_ME.matcher(text.substring(clause.start(), end)).find();
    }
}
