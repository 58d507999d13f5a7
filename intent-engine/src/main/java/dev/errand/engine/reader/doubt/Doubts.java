package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexer.FoldedText;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.lexicon.OnChain;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.engine.reader.syntax.Asking;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What says that something is not meant as it stands: an amount that is only about right, a request that is an example or a maybe.
 * Money is moved to the unit, so neither is ready: the reader asks for the exact amount, or whether it is meant.
 */
public final class Doubts {

    private static final String AMOUNT = ".amount.";

    private static final Pattern ABOUT_BEFORE = Pattern.compile(
            "(\\b(about|around|roughly|approximately|approx\\.?|circa|ca\\.|nearly|almost|some|something like|basically|virtually|practically"
                    + "|(\\b(send|pay|transfer|wire|give|swap|sell|buy|convert|exchange|trade|lend|supply|deposit|withdraw|borrow|repay|move|him|her|them)|@[\\w.]+),? (say|maybe|perhaps|possibly))|(?<!\\b(hand|send|transfer|move|pass|give|shift|ship|wire|fork|forward|bring|push|sign|turn|change|swap|flip|slide|roll|kick|fire)) over|[~≈])\\s*\\$?\\s*$");
    private static final Pattern ABOUT_BEHIND = Pattern.compile(
            "^\\s*\\S{0,6}\\s*(ish\\b|or so\\b|or thereabouts\\b|give or take\\b|more or less\\b|approximately\\b|roughly\\b)");
    private static final Pattern PRETENDED = Pattern.compile(
            "^\\W*+(e\\.?g\\b|for (example|instance)\\b|(an?|the|my) (example|sample|demo|test case)\\b|(example|sample|hypothetical(ly)?|theoretically|demo)\\b"
                    + "|(an? |the )?(dry[ -]?run|test( run)?|testing|simulation|mock|practice( run)?|draft|trial( run)?)\\s*[:,-])");
    private static final Pattern HEDGED = Pattern.compile(
            "(^\\s*|[.,;:!?]\\s*)(maybe|perhaps|possibly)\\s+(i('ll| will)?\\s+)?(?!you\\b|we\\b|u\\b|could\\b|can\\b)(\\p{L}+)");

    private static final Pattern TOLD_HEADING = Pattern.compile(
            "^[^:]{0,30}\\b(said|says|say|wrote|writes|told|tells|asked|asks|typed|texted|replied|translate|summari[sz]e|explain"
                    + "|rewrite|paraphrase|read aloud|subject|fwd|fw|system|user|assistant|human|reply|note to self|notes? to myself|memo|reminder|diary"
                    + "|undo|revert|reverse|practi[cs]e|quote|quotation|caption|headline|title|lyrics|command|reads?|states?|demands?|suggests?|recommends?|claims?|instructs?|advises?)\\b[^:]{0,20}:");
    private static final Pattern OTHERS_WISH =
            Pattern.compile("\\b(he|she|they|who|people|everyone|everybody|somebody|someone|(my|our|the) \\w+|@\\w+) "
                    + "(wants?|asked|asks|told|tells|expects?|said|says|would like) (for )?(me|us) to\\b");
    /** "@bob has requested a payment of 50 USDC": whether he is to get it is not said. */
    private static final Pattern BILLED = Pattern.compile(
            "^\\W*(@\\w+|\\w+\\.eth) (has |is |just |now )?(requested|requesting|requests|demanded|demanding|demands) (a |an |the )?(payment|transfer|sum|refund)\\b[^,;:]*$");

    private static final Pattern ASKED_BACK = Pattern.compile(
            "^(so |and |but )?(do|must|did|does|have|has|had|will|is|are|was|were|am) (i|we|my|the|\\d)\\b[^?]*\\?\\W*$");
    /** "I'm not sure", "ask me before you send it": not before he has said yes once more. */
    private static final Pattern UNDECIDED = Pattern.compile(
            "\\b(not (so |quite |really |entirely |totally |100% )?sure|unsure|undecided|can('?t|not) decide|in two minds|on the fence|haven'?t decided)\\b"
                    + "|\\b(ask|check with|tell|warn|consult|confirm with|text|call|ping|notify|alert|consult with|run it by|clear it with) me "
                    + "(first|before|beforehand|again)\\b|\\b(ask|check with|tell|consult|confirm with) me,? (and )?then\\b|^\\W*(get ready|prepare|be ready|be prepared|stand by|stand ready|get set) to\\b");
    /** "From my other wallet": what is not the account that signs. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\b(?:from|out of|via|using|with|in|on|at) (?:my|our|the) (?:other|second|third|old|new|work|business|company|personal|cold|hot|hardware|burner|main"
                    + "|backup|joint|savings|bank|checking|trading|exchange|multisig|vault)(?: [a-z]+)? (?:wallet|account|address|safe|vault)\\b"
                    + "|\\b(?:from|out of|via) (?:my|our|the) (?:bank|ledger|trezor|safe|multisig|vault|exchange|paypal|card|credit card"
                    + "|debit card|cold storage|cold wallet|hardware wallet|other wallet|second wallet|other account|second account)\\b"
                    + "|\\bfrom (?:binance|coinbase|kraken|paypal|revolut|metamask|ledger|bybit|okx)\\b");

    /** "2" and "4" are typed for "to" and "for" too. */
    private static final Set<String> SOUNDS = Set.of("2", "4");

    /** How the words end that stand before an amount that is only about right. */
    private static final List<String> ENDS_OF_ABOUT = List.of(
            "about",
            "around",
            "roughly",
            "approximately",
            "approx",
            "approx.",
            "circa",
            "ca.",
            "nearly",
            "almost",
            "something like",
            "say",
            "maybe",
            "perhaps",
            "possibly",
            "basically",
            "virtually",
            "practically",
            "some",
            "over",
            "~",
            "≈");
    /** One of these stands behind an amount that is only about right. */
    private static final WordSearch SIGNS_OF_ABOUT = WordSearch.of(
            List.of("ish", "or so", "or thereabouts", "give or take", "more or less", "approximately", "roughly"));
    /** One of these stands in what is put off. */
    private static final WordSearch MAY_BE_PUT_OFF = WordSearch.of(
            List.of("sure", "decide", " me", " minds", "fence", "ready to", "prepare", "stand", "get set"));
    /** One of these stands where it is said at all from where, or with what. */
    private static final WordSearch OF_MINE = WordSearch.of(List.of("from ", "out of ", "via ", " my ", " the other "));

    private static final WordSearch HEDGES = WordSearch.of(List.of("maybe", "perhaps", "possibly"));
    private static final WordSearch BILLS = WordSearch.of(List.of("request", "demand"));

    private static final String OF_CHINESE_LOANS = "还還借存取";

    /** In words: "take it out". */
    private static final int LONGEST_VERB = 3;

    private static final Set<Kind> SEEING =
            Clause.union(Asking.OF_BALANCES, Kind.WHAT, Kind.HOW_MUCH, Kind.ASK_HAVE, Kind.QUESTION);

    private static final Set<Kind> LOANS = Kinds.of(Kind.SUPPLY, Kind.WITHDRAW, Kind.BORROW);

    private static final Set<String> PRICES = Set.of("trigger.when.above", "trigger.when.below");

    private final String text;
    private final @Nullable ChineseDoubts chinese;
    private final @Nullable ChineseLimits limits;
    private final ChineseReserve reserve;

    private final boolean heldBack;
    private final boolean estimated;
    private final boolean choice;
    private final boolean asksToSee;

    public Doubts(String text, List<Lexeme> lexemes) {
        this.estimated = Lists.any(lexemes, lexeme -> lexeme.kind() == Kind.ESTIMATE);
        this.heldBack = Lexeme.isIn(lexemes, Kind.HELD_BACK);
        this.choice = EitherRequest.isIn(lexemes, text);
        this.asksToSee = Lists.any(lexemes, Doubts::isOfBalance);
        boolean inChinese = Hanzi.areIn(text);
        String folded = inChinese ? FoldedText.of(text) : "";
        this.limits = inChinese ? new ChineseLimits(text, folded) : null;
        this.chinese = inChinese ? new ChineseDoubts(folded, lexemes) : null;
        char[] lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) { // one for one, so that offsets stay
            lower[i] = Character.toLowerCase(lower[i]);
        }
        this.text = new String(lower);
        this.reserve = new ChineseReserve(this.text);
    }

    /** Takes amounts that are only about right out of requests that move value. */
    public void ask(List<Draft> drafts) {
        if (limits != null) {
            limits.ask(drafts);
        }
        for (Draft draft : drafts) {
            boolean told = !asksToSee
                    && draft.type().equals("balance")
                    && draft.missing().isEmpty(); // 这个钱包我准备弃用了，…: tells of it
            if (drafts.size() > 1 && (told || isOnChain(draft))) {
                draft.wrong("request");
            }
            if (Fields.MOVES.contains(draft.type())) {
                if (draft.type().equals("swap")) {
                    soundsLikeTo(draft, "sell", "buy");
                    soundsLikeTo(draft, "buy", "sell");
                }
                onlyAbout(draft).forEach(draft::wrong);
            }
        }
    }

    private static boolean isOfBalance(Lexeme lexeme) {
        String said = lexeme.text();
        return lexeme.isAnyOf(SEEING)
                || (lexeme.kind() == Kind.BALANCE
                        && (said.toLowerCase(Locale.ROOT).contains("balance")
                                || said.contains("余额")
                                || said.contains("餘額")));
    }

    /** The paths of amounts that are only about right, and behind them those of such prices. */
    private List<String> onlyAbout(Draft draft) {
        List<String> amounts = new ArrayList<>();
        List<String> prices = new ArrayList<>();
        for (Map.Entry<String, Draft.Leaf> leaf : draft.leaves().entrySet()) {
            String path = leaf.getKey();
            int amount = path.indexOf(AMOUNT);
            if (amount >= 0 && isAbout(leaf.getValue().ground())) {
                amounts.add(path.substring(0, amount + AMOUNT.length() - 1));
            } else if (PRICES.contains(path) && isAboutPrice(leaf.getValue().ground())) {
                prices.add(path);
            }
        }
        amounts.addAll(prices);
        return amounts;
    }

    /** Whether another agent is asked to act on the chain or on the wallet. */
    private static boolean isOnChain(Draft draft) {
        return draft.type().equals("service")
                && draft.value("query")
                        .filter(query -> OnChain.isAsked(query) || isOfLoan(query))
                        .isPresent();
    }

    /** "Lend it unless rates are bad", "take it out again when …": a step that was not understood, and no errand. */
    private static boolean isOfLoan(String query) {
        if (!query.isEmpty() && OF_CHINESE_LOANS.indexOf(query.charAt(0)) >= 0) {
            return true; // 还房子装修那笔
        }
        String said = query.toLowerCase(Locale.ROOT);
        int end = -1;
        for (int words = 0; words < LONGEST_VERB && end < said.length(); words++) {
            int blank = said.indexOf(' ', end + 1);
            end = blank < 0 ? said.length() : blank;
            Lexicon.Entry verb = Lexicon.entry(said.substring(0, end));
            if (verb != null && verb.kinds().hasAny(LOANS)) {
                return true;
            }
        }
        return false;
    }

    /** "Swap ETH 2 USDC": to USDC, or to 2 of them? */
    private void soundsLikeTo(Draft draft, String role, String other) {
        Draft.Leaf amount = draft.leaves().get(role + AMOUNT + "value");
        Draft.Leaf token = draft.leaves().get(other + ".token");
        boolean between = amount != null
                && token != null
                && amount.ground().turn() == 0
                && SOUNDS.contains(String.valueOf(amount.ground().text()))
                && token.ground().end() > 0
                && token.ground().end() < amount.ground().start()
                && text.substring(token.ground().end(), amount.ground().start()).isBlank();
        if (between) {
            draft.wrong(role + ".amount");
        }
    }

    /** Whether the request is an example, somebody else's, or one that the user has not made up his mind about. */
    public boolean isUnsure(List<Draft> drafts) {
        boolean moves = Lists.any(drafts, draft -> Fields.MOVES.contains(draft.type()));
        return (moves
                        && ((chinese != null && chinese.isUnsure())
                                || reserve.isUnsure()
                                || choice
                                || isOfOthers()
                                || isPutOff()
                                || PRETENDED.matcher(text).lookingAt()
                                || (isOfMine() && ELSEWHERE.matcher(text).find())))
                || isHedged()
                || isRenderingEstimated(drafts)
                || (heldBack && !Lists.all(drafts, Draft::movesNothing));
    }

    private boolean isPutOff() {
        return MAY_BE_PUT_OFF.isIn(text) && UNDECIDED.matcher(text).find();
    }

    /** Whether it says at all from where, or with what. */
    private boolean isOfMine() {
        return OF_MINE.isIn(text);
    }

    private boolean isOfOthers() {
        return Hearsay.begins(text)
                || (text.indexOf(':') >= 0 && TOLD_HEADING.matcher(text).lookingAt())
                || ((text.contains(" me to") || text.contains(" us to"))
                        && OTHERS_WISH.matcher(text).find())
                || (BILLS.isIn(text) && BILLED.matcher(text).find())
                || (text.indexOf('?') >= 0 && ASKED_BACK.matcher(text).find());
    }

    /** 渲染 500 帧，估时: only an estimate is asked for, which no rendering can say. */
    private boolean isRenderingEstimated(List<Draft> drafts) {
        return estimated && Lists.any(drafts, draft -> draft.type().equals("render"));
    }

    private boolean isHedged() {
        return HEDGES.isIn(text)
                && HEDGED.matcher(text).results().anyMatch(hedge -> Verbs.isRequest(hedge.group(hedge.groupCount())));
    }

    /** "Drops below about 3000", 跌破 3000 左右; the "over" of "goes over 3000" is none of these. */
    private boolean isAboutPrice(Ground ground) {
        return isAbout(ground)
                && !text.substring(0, Math.clamp(ground.start(), 0, text.length()))
                        .stripTrailing()
                        .endsWith("over");
    }

    private boolean isAbout(Ground ground) {
        boolean here = ground.turn() == 0 && ground.start() >= 0 && ground.end() <= text.length();
        if ((chinese != null && chinese.isAbout(ground)) || (here && reserve.isAbout(ground.start(), ground.end()))) {
            return true;
        }
        return here && (isAboutBefore(ground.start()) || isAboutBehind(ground.end()));
    }

    private boolean isAboutBefore(int start) {
        int end = start;
        while (end > 0 && (text.charAt(end - 1) == '$' || text.charAt(end - 1) <= ' ')) {
            end--;
        }
        for (String word : ENDS_OF_ABOUT) {
            if (text.startsWith(word, end - word.length())) {
                return ABOUT_BEFORE
                        .matcher(text.substring(Math.max(0, start - 32), start))
                        .find();
            }
        }
        return false;
    }

    private boolean isAboutBehind(int end) {
        String behind = text.substring(end, Math.min(text.length(), end + 24));
        return SIGNS_OF_ABOUT.isIn(behind) && ABOUT_BEHIND.matcher(behind).find();
    }
}
