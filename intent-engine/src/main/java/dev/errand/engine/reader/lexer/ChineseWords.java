package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.HanWords;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a run of Chinese characters: what the neighbours decide first, then the longest word that the lexicon knows, numbers, and
 * verbs of which the input method got one character wrong.
 */
final class ChineseWords {

    private static final String FAMILIAR = "小老阿";
    private static final int LONGEST_SOMEBODY = 4;

    private final Scan scan;
    private final FoldedText text;
    private final ChineseNumbers numbers;
    private final ChineseContext context;

    ChineseWords(Scan scan) {
        this.scan = scan;
        this.text = scan.text();
        this.numbers = new ChineseNumbers(scan);
        this.context = new ChineseContext(scan);
    }

    void read() {
        boolean found = numbers.percent()
                || context.onceItMoves()
                || somebody()
                || context.passes()
                || context.names()
                || context.charters()
                || context.enters()
                || context.paysFor()
                || context.partsWith()
                || context.goesInto()
                || context.liesThere()
                || context.gets()
                || context.becomes()
                || context.goesTo()
                || context.regularly()
                || context.plungesInto()
                || context.whateverIsLeft()
                || context.pledges()
                || numbers.listMark()
                || numbers.oneAndAHalf()
                || numbers.someHundreds()
                || idiom()
                || context.back()
                || context.addressed()
                || context.money()
                || longestWord()
                || familiarName()
                || numbers.read();
        if (!found) {
            mendedOrSingle();
        }
    }

    private boolean longestWord() {
        if (numbers.startsDecimal()) {
            return false;
        }
        int at = scan.at();
        int end = at;
        while (end < at + HanWords.LONGEST && text.isHan(end)) {
            end++;
        }
        int length = Lexicon.longestHan(text.characters(), at, end);
        while (length > 1) {
            if (!endsInSomebody(at, length)
                    && !goesOn(at, at + length)
                    && !cutsWord(at + length)
                    && scan.known(at, at + length)) {
                return true;
            }
            length = Lexicon.longestHan(text.characters(), at, at + length - 1);
        }
        return false;
    }

    /** 帮我把手续费…, 为我的…: what would end inside 手续费, or leave a 的 behind. */
    private boolean cutsWord(int end) {
        char last = text.at(end - 1);
        char next = text.at(end);
        return (last == '手' && next == '续') || (last == '我' && next == '的' && text.at(end - 2) == '为');
    }

    private boolean idiom() {
        int at = scan.at();
        if (!ChineseIdioms.mayBeginWith(text.at(at))) {
            return false;
        }
        ChineseIdioms.Found found = ChineseIdioms.at(text.folded(), at);
        if (found == null || (found.first() == Kind.AGAIN && goesOnBehind(at, found.end()))) {
            return false;
        }
        boolean asksToSee = found.first() == Kind.FILLER // 看看 by itself
                && "试看玩瞧".indexOf(text.at(at)) >= 0
                && Lists.none(
                        scan.lexemes(),
                        lexeme -> lexeme.is(Kind.TOKEN) || lexeme.is(Kind.GPU) || lexeme.is(Kind.MODEL));
        if (!asksToSee) {
            String written = text.written(at, found.end());
            scan.add(new Lexeme(found.kinds(), found.first(), at, found.end(), null, written), found.end());
        }
        return !asksToSee;
    }

    private boolean goesOnBehind(int from, int end) {
        int next = text.nextShown(end);
        return text.at(from) == '再' && next < text.length() && (text.startsNumber(next) || text.isLatin(next));
    }

    /** 再查一下 by itself repeats; 再查一下 UNI 余额 is one more request. */
    private boolean goesOn(int from, int end) {
        if (text.at(from) != '再') {
            return false;
        }
        Lexicon.Entry entry = Lexicon.entry(text.folded(from, end));
        int next = text.nextShown(end);
        return entry != null
                && entry.first() == Kind.AGAIN
                && next < text.length()
                && (text.startsNumber(next)
                        || text.isLatin(next)
                        || Numerals.isChinese(text.at(next))
                        || text.isHan(next))
                && "吧呀啊哈了呗哦哟一同啦喽好就".indexOf(text.at(next)) < 0;
    }

    /** 我表弟: somebody of mine. */
    private boolean somebody() {
        int at = scan.at();
        boolean shown = text.at(at + 1) == '那' && text.at(at + 2) == '个';
        int name = text.at(at + 1) == '的' ? at + 2 : shown ? at + 3 : at + 1;
        int end = "我你他她俺咱".indexOf(text.at(at)) < 0 ? -1 : endOfSomebody(name);
        if (end > 0) {
            scan.add(Kind.SOMEBODY, at, end);
        }
        return end > 0;
    }

    /** 给我妈, 给我那个 @mimi: not "give me". */
    private boolean endsInSomebody(int from, int length) {
        int last = from + length - 1;
        if (text.at(last) != '我') {
            return false;
        }
        boolean shown = (text.at(last + 1) == '那' || text.at(last + 1) == '这')
                && (text.at(last + 2) == '个' || text.at(last + 2) == '位');
        int who = shown ? last + 3 : last + 1;
        return endOfSomebody(last) > 0
                || endOfSomebody(who) > 0
                || (shown && text.at(last - 1) == '给' && text.at(text.nextShown(who)) == '@');
    }

    private int endOfSomebody(int from) {
        if (!text.isHan(from)) {
            return -1;
        }
        int reach = Math.min(text.length(), from + LONGEST_SOMEBODY);
        int length = Math.max(1, Lexicon.longestHan(text.characters(), from, reach));
        Lexicon.Entry entry = Lexicon.entry(text.folded(from, from + length));
        boolean person = entry != null && entry.kinds().contains(Kind.SOMEBODY) && entry.first() != Kind.FILLER;
        return person ? from + length : -1;
    }

    /** 小王. */
    private boolean familiarName() {
        int at = scan.at();
        boolean surname = "张張".indexOf(text.at(at + 1)) >= 0; // counts sheets elsewhere
        boolean name = FAMILIAR.indexOf(text.at(at)) >= 0 && text.isHan(at + 1) && (surname || !startsKnown(at + 1));
        if (name) {
            scan.add(Kind.SOMEBODY, at, at + 2);
        }
        return name;
    }

    /** A verb of two characters of which one is wrong, or what one character means by itself. */
    private void mendedOrSingle() {
        int at = scan.at();
        boolean pair = text.isHan(at + 1);
        Kind verb = misspelt();
        if (verb == null && pair && !startsKnown(at + 1)) {
            verb = Lexicon.typos().mendedHan(text.folded(at, at + 2));
        }
        if (verb != null) {
            scan.add(verb, at, at + 2);
        } else if (!scan.known(at, at + 1)) {
            Kind unknown = pair && !startsWord(at + 1) && !isWithinWord(at)
                    ? Lexicon.typos().mendedHan(text.folded(at, at + 2))
                    : null;
            if (unknown == null) {
                scan.add(Kind.WORD, at, at + 1);
            } else {
                scan.add(unknown, at, at + 2);
            }
        }
    }

    /** The 料 of 附件里的材料用 Mistral-7B 跑: it goes on with a word that nobody knows, and is no slip of 租用. */
    private boolean isWithinWord(int at) {
        return text.at(at + 1) == '用'
                && scan.lastIs(Kind.WORD)
                && scan.lexemes().getLast().end() == at;
    }

    /** "买如0.6个": a verb whose second character is wrong, though it means something elsewhere, right before a number. */
    private @Nullable Kind misspelt() {
        int at = scan.at();
        if (!text.isHan(at + 1) || text.isHan(at + 2)) {
            return null;
        }
        Lexicon.Entry first = Lexicon.entry(text.folded(at, at + 1));
        if (first == null) {
            return null;
        }
        Lexicon.Entry entered = text.at(at + 1) == '如' ? Lexicon.entry(text.at(at) + "入") : null; // 存如
        if (entered != null && entered.first() == first.first()) {
            return first.first();
        }
        Lexicon.Entry second = Lexicon.entry(text.folded(at + 1, at + 2));
        boolean wrong = second != null && second.first() == Kind.IF;
        return wrong && first.first() == Lexicon.typos().mendedHan(text.folded(at, at + 2)) ? first.first() : null;
    }

    /** Whether a word of several characters begins here. */
    private boolean startsWord(int from) {
        return Lexicon.longestHan(text.characters(), from, text.length()) > 0;
    }

    /** Whether some word of the lexicon, or a number, begins here. */
    private boolean startsKnown(int from) {
        return startsWord(from)
                || Lexicon.entry(text.folded(from, from + 1)) != null
                || Numerals.isChinese(text.at(from))
                || text.at(from) == '半'
                || text.at(from) == '几';
    }
}
