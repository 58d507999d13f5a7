package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.doubt.ChineseDoubts;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.OpenedPattern;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Entities;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Openers;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Wording;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what asks for something from what does not: advice, reports of the past, negations, questions, greetings. */
final class Asides {

    /** What may stand around anything. */
    static final Set<Kind> POLITE = Kinds.of(
            Kind.SMALL_TALK,
            Kind.YES,
            Kind.SUBJECT,
            Kind.HARMLESS,
            Kind.COMMA,
            Kind.AND,
            Kind.GET,
            Kind.FETCHES,
            Kind.GIVE,
            Kind.UP,
            Kind.NO);

    private static final Set<Kind> POLITE_WORDS = Clause.union(POLITE, Kind.WORD);
    private static final Set<Kind> ALL_BUT_PAYEES = Kinds.copyOf(EnumSet.complementOf(EnumSet.of(Kind.RECIPIENT)));

    private static final Set<Kind> BEFORE_CANCEL = Kinds.of(
            Kind.CANCEL, Kind.WORD, Kind.TIME_MARK, Kind.SUBJECT, Kind.CLOCK, Kind.HARMLESS, Kind.SMALL_TALK); // 哦算了
    private static final Set<Kind> BEFORE_ENGLISH_CANCEL =
            Clause.union(BEFORE_CANCEL, Kind.MEND, Kind.NO); // "nah, wait, forget it"
    private static final Set<Kind> TAKING_BACK = Kinds.of(Kind.CANCEL, Kind.MEND);
    private static final Set<String> WHO = Set.of("i", "we", "you", "he", "she", "they");

    private static final Set<String> SUPPOSING = Set.of("could", "might", "may");

    private static final KeyedPattern CALLED_OFF = KeyedPattern.of(
            "事宜申计安求",
            "[^,，。;；]{2,60}(?:一事|事宜|之事|的事|申请|计划|安排|请求)[,，]?[^,，。;；]{0,12}(?:不予|暂不|决定不|不再|暂缓|取消|搁置|作罢|终止|撤回)[^,，。;；]{0,8}[。.!！\\s]*");

    private static final KeyedPattern WHY =
            KeyedPattern.of("为点凭", "\\s*(?:请问|想问一?下?|我想知道|好奇)?[,，]?(?:为什么|为啥|为何|点解|凭什么)[^,，。;；!！\\n]*[?？]?\\s*");

    /** 哪个放着更稳妥, 边个抵啲: between two, which is better? */
    private static final OpenedPattern WHICH = OpenedPattern.of(
            "哪边定好",
            "(?:哪|边)[个种只]?[^,，。;；?？\\n]{0,6}?(?:更|比较|最)?(?:稳妥|稳当|稳阵|划算|合算|踏实|合适|靠谱|保险|值得|抵买|抵啲|抵些|好啲|好些|好点|好$|好[?？啊呀呢]|抵[?？啊呀呢]|抵$|稳[?？啊呀呢]|稳$|香[?？啊呀呢]|香$)"
                    + "|(?:定[系是]|好定)[^,，。;；?？\\n]{1,16}(?:抵啲|好啲|抵|好)[?？啊呀呢㗎\\s]*$");

    private final Wording words;

    Asides(Wording words) {
        this.words = words;
    }

    /** 关于兑换一事，不予办理: what was to be done is called off. */
    boolean callsOff() {
        return words.isChinese() && CALLED_OFF.matches(Hanzi.simplified(words.text()));
    }

    /** 为什么 WETH 和 ETH 要分成两个币: whatever its verbs, it asks why. */
    boolean asksWhy() {
        return words.isChinese() && WHY.matches(Hanzi.simplified(words.text()));
    }

    /** "买 LINK 还是买 UNI 好": one or the other, which is better? */
    boolean weighs() {
        if (!words.isChinese()) {
            return false;
        }
        if (WHICH.isIn(Hanzi.simplified(words.text()))) {
            return true;
        } else if (words.text().indexOf('好') < 0) {
            return false; // what is better, nobody asks
        }
        boolean or = false;
        boolean asked = Openers.standIn(words.text(), words.lexemes());
        for (Lexeme lexeme : words.lexemes()) {
            String word = words.text().substring(lexeme.start(), lexeme.end());
            boolean opinion = !asked && (word.equals("好不好") || word.equals("好唔好"));
            if (opinion && !Lexeme.isIn(words.lexemes(), Kind.NUMBER)) {
                return true; // without "please" and an amount
            }
            or |= lexeme.kind() == Kind.OR && (word.equals("还是") || word.equals("還是"));
            if (or && word.equals("好")) {
                return true;
            }
        }
        return false;
    }

    /** What the clause is, if its words say that it asks for nothing; null if they do not. */
    Clauses.@Nullable Aside classify(Clause clause) {
        Phrase first = clause.first();
        if (first.kind() == Kind.CONTEXT) {
            return null; // a reason, whatever it says
        } else if (first.is(Kind.PAST) && Hanzi.simplified(first.text()).startsWith("早知")) {
            return Clauses.Aside.PAST; // 早知道就该买 ETH
        } else if (clause.has(Kind.ADVICE)) {
            return Clauses.Aside.ADVICE;
        } else if (first.kind() == Kind.QUESTION) {
            return Clauses.Aside.QUESTION;
        } else if (isCancelled(clause)) {
            return Clauses.Aside.CANCELLED;
        } else if (isNegated(clause) && !isPastBefore(clause)) {
            return Clauses.Aside.NEGATION;
        } else if (Past.isSaidOf(clause) || ChineseDoubts.isReport(clause, words.lexemes())) {
            return Clauses.Aside.PAST;
        } else if (first.kind() == Kind.WHAT
                || clause.has(Kind.ESTIMATE)
                || (clause.has(Kind.WORD) && words.isPlainQuestion(clause))
                || (clause.has(Kind.QUESTION) && clause.hasOnly(ALL_BUT_PAYEES))) {
            return Clauses.Aside.QUESTION;
        } else if (!words.isChinese() && clause.phrases().getLast().isAnyOf(TAKING_BACK)) {
            return null; // "ah scratch that"
        } else if (first.kind() == Kind.SMALL_TALK
                && Verbs.in(clause) == 0
                && !asksForHoldings(clause)
                && Lists.none(
                        clause.phrases(), phrase -> phrase.kind() != Kind.ASSET && phrase.isValue()) // 嗯 有 800 个请求
                && Lists.all(
                        clause.assets(),
                        asset -> asset.holding() != null && !asset.holding().saysAmount())
                && !clause.hasAny(Kind.RECIPIENT, Kind.BAD_RECIPIENT)) {
            return Clauses.Aside.SMALL_TALK;
        } else if (clause.has(Kind.SMALL_TALK) && clause.hasOnly(POLITE_WORDS) && !startsWithWord(clause)) {
            return Clauses.Aside.SMALL_TALK;
        }
        return null;
    }

    /** "Hi how much DAI do I have", 你好 我的余额是多少: greeted without a comma. */
    private boolean asksForHoldings(Clause clause) {
        boolean held = clause.hasAny(Kind.BALANCE, Kind.HAVE) && clause.hasAny(Kind.HOW_MUCH, Kind.SHOW);
        boolean named = clause.has(Kind.BALANCE) && !clause.assets().isEmpty();
        boolean ends = clause.phrases().getLast().is(Kind.BALANCE);
        return clause.has(Kind.ASK_HAVE) || (words.isChinese() && (held || named || ends));
    }

    private static boolean startsWithWord(Clause clause) {
        return clause.first().kind() == Kind.WORD && clause.phrases().size() > 2;
    }

    /** "Cancel my last order": calls off, unless it goes on to say what else to do. */
    private boolean isCancelled(Clause clause) {
        if (clause.first().is(Kind.CANCEL) && clause.phrases().size() > 1 && isNamed(clause)) {
            return true; // "cancel the transfer of 5 DAI to @bob"
        }
        boolean last = clause.phrases().getLast().is(Kind.CANCEL)
                && clause.hasOnly(words.isChinese() ? BEFORE_CANCEL : BEFORE_ENGLISH_CANCEL);
        return (clause.first().is(Kind.CANCEL) || last)
                && !clause.hasAny(Kind.RECIPIENT, Kind.BAD_RECIPIENT, Kind.OBJECT, Kind.MARKET)
                && Lists.all(
                        clause.assets(),
                        asset -> asset.holding() == null || asset.holding().token() == null);
    }

    /** Whether "the" or "my" stands right behind the first word: something that there is, called by its name. */
    private boolean isNamed(Clause clause) {
        int behind = clause.first().end();
        if (ChineseDoubts.CALLS_OFF.contains(clause.first().text())) {
            return clause.phrases().get(1).start() == behind; // 取消每周买 100 USDC 的 ETH
        }
        for (Lexeme lexeme : words.lexemes()) {
            if (lexeme.start() >= behind) {
                return (lexeme.is(Kind.ARTICLE) || lexeme.is(Kind.MINE)) && !Hanzi.areIn(lexeme.text());
            }
        }
        return false;
    }

    static boolean isNegated(Clause clause) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.kind() == Kind.NOT || (phrase.kind() == Kind.INSTEAD_OF && phrase.is(Kind.NOT))) {
                return true;
            }
        }
        return false;
    }

    /** "He withdrew it without telling me" reports, whatever was not done besides. */
    private static boolean isPastBefore(Clause clause) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.kind() == Kind.PAST) {
                return Past.isSaidOf(clause);
            } else if (phrase.is(Kind.NOT)) {
                return false;
            }
        }
        return false;
    }

    /** Whether what is denied does not matter: 不着急, "don't worry". Of 不要做抵押 it does. */
    boolean isHarmless(Clause clause) {
        return clause.first().kind() == Kind.HARMLESS
                || Statements.isRemark(clause)
                || (clause.has(Kind.HARMLESS) && !Hanzi.areIn(words.of(clause)));
    }

    /** Whether a request in this clause would not be one: "don't swap …", "should I …", "how do I …", "I swapped …". */
    boolean forbidsRequest(Clause clause) {
        Phrase first = clause.first();
        return clause.has(Kind.ADVICE)
                || isNegated(clause)
                || Past.isSaidOf(clause)
                || ChineseDoubts.isReport(clause, words.lexemes())
                || isSupposed(clause)
                || first.kind() == Kind.CONTEXT
                || first.kind() == Kind.QUESTION
                || (first.kind() == Kind.HAVE
                        && !Past.isCausative(clause)
                        && !clause.has(Kind.NEED)
                        && Lists.any(
                                clause.assets(),
                                asset -> asset.holding() != null
                                        && asset.holding().saysAmount()));
    }

    /** "I could send 5 DAI to @bob": what somebody might do is not asked for. */
    private boolean isSupposed(Clause clause) {
        if (!clause.has(Kind.SUBJECT)) {
            return false;
        }
        for (int i = 0; i + 1 < words.lexemes().size() && words.lexemes().get(i).start() < clause.end(); i++) {
            boolean supposed = words.lexemes().get(i).start() >= clause.start()
                    && WHO.contains(words.lexemes().get(i).text().toLowerCase(Locale.ROOT))
                    && SUPPOSING.contains(words.lexemes().get(i + 1).text().toLowerCase(Locale.ROOT));
            if (supposed) {
                return true;
            }
        }
        return false;
    }

    /** Whether words of the text ask for something that was not understood. */
    boolean asksForSomething(List<Phrase> phrases) {
        boolean verb = Lists.any(phrases, phrase -> phrase.isAnyOf(Verbs.REQUESTS));
        boolean thing = Lists.any(phrases, phrase -> phrase.kind() == Kind.ASSET || phrase.isAnyOf(Entities.ALL));
        boolean talk = Lists.any(phrases, phrase -> phrase.is(Kind.SMALL_TALK));
        boolean pondered = !phrases.isEmpty() && Aims.isPondering(phrases.getFirst());
        return verb && (thing || (phrases.size() <= 3 && !talk && !pondered));
    }

    boolean isPolite() {
        return Lists.any(words.lexemes(), lexeme -> lexeme.is(Kind.SMALL_TALK) || lexeme.is(Kind.YES));
    }
}
