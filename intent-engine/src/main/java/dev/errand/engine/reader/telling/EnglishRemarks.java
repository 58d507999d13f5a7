package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.english.Passives;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.PlainWords;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * English that is said beside a request: "…, she'll look after it", "I'm new here. …", "… because payday is far". Such words become one
 * lexeme that asks for nothing, so that neither a "not" nor a verb in them is taken for a part of the request.
 *
 * <p>Somebody says something of the world, or why he asks: an imperative begins with its verb, a remark with whom it is about. No
 * value, no limit, no condition and no duty stands in it. The words of each sort stand in {@code remarks-en.txt}.
 */
public final class EnglishRemarks {

    private static final WordLists WORDS = WordLists.read("remarks-en.txt");
    private static final Set<String> WHO = WORDS.named("WHO");
    private static final Set<String> WHOSE = WORDS.named("WHOSE");
    private static final Set<String> FEELING = WORDS.named("FEELING");
    private static final Set<String> FINITE = WORDS.named("FINITE");
    private static final Set<String> OPENING = WORDS.named("OPENING");
    private static final Set<String> BECAUSE = WORDS.named("BECAUSE");
    private static final Set<String> PURPOSE = WORDS.named("PURPOSE");
    private static final Set<String> DUTY = WORDS.named("DUTY");
    private static final Set<String> SOFT = WORDS.named("SOFT");
    private static final Set<String> IMPERATIVE = WORDS.named("IMPERATIVE");
    private static final Set<String> COUNTED = WORDS.named("COUNTED");
    private static final Set<String> TURNING = WORDS.named("TURNING");
    private static final Set<String> SPEAKING = WORDS.named("SPEAKING");
    private static final Set<String> LATER = WORDS.named("LATER");
    private static final Set<String> THIS = Set.of("it", "it's", "its", "that", "that's", "thats", "this");
    private static final Set<String> NOT =
            Set.of("dont", "cant", "cannot", "isnt", "wasnt", "didnt", "wont", "aint", "never");
    private static final Set<String> DUE = WORDS.named("DUE");

    private static final Set<String> AIMS =
            Set.of("i can", "we can", "he can", "she can", "they can", "that i can", "i could", "we could");

    /** "For my group assignment run …": what for, and then what. */
    private static final Set<Kind> JOBS = Kinds.of(Kind.RUN, Kind.RENT, Kind.RENDER);

    private static final int LONGEST_TAG = 4;
    private static final int SHORT = 6;

    /** What may stand in front of a remark. */
    private static final Set<Kind> LEADING = Kinds.of(Kind.AND, Kind.SMALL_TALK, Kind.HARMLESS, Kind.ALSO);
    /** All that a remark may be of, besides words that no lexicon knows. */
    private static final Set<Kind> PLAIN = Kinds.of(
            Kind.SUBJECT,
            Kind.FILLER,
            Kind.ARTICLE,
            Kind.MINE,
            Kind.SOMEBODY,
            Kind.SMALL_TALK,
            Kind.HARMLESS,
            Kind.YES,
            Kind.IT,
            Kind.THERE,
            Kind.HAVE,
            Kind.FETCHES,
            Kind.HITS,
            Kind.PAYS,
            Kind.TAKES,
            Kind.UP,
            Kind.DOWN,
            Kind.OUT,
            Kind.TO,
            Kind.FOR,
            Kind.WITH,
            Kind.FROM,
            Kind.IN,
            Kind.ON,
            Kind.OF,
            Kind.AND,
            Kind.SOME,
            Kind.PAST,
            Kind.PAST_TIME,
            Kind.CLOCK,
            Kind.TIME_UNIT,
            Kind.CONTEXT,
            Kind.DEBT,
            Kind.POSITION,
            Kind.SCENE,
            Kind.PRICE,
            Kind.SERVICE,
            Kind.GET,
            Kind.GIVE,
            Kind.TAKE,
            Kind.PUT,
            Kind.MOVE,
            Kind.MEASURE,
            Kind.WORTH,
            Kind.BECOME,
            Kind.TIME_MARK,
            Kind.IN_WALLET,
            Kind.ENOUGH,
            Kind.LOW,
            Kind.RUN,
            Kind.RENT,
            Kind.BUY,
            Kind.SELL,
            Kind.RETURN,
            Kind.SHOW,
            Kind.MODEL_NOUN,
            Kind.GPU_NOUN,
            Kind.TRAIN,
            Kind.DATA,
            Kind.A_LOAN,
            Kind.SEND,
            Kind.REQUEST_UNIT,
            Kind.WHAT,
            Kind.BEFORE,
            Kind.AFTER);

    /** What a request is about. */
    private static final Set<Kind> OBJECTS = Kinds.of(
            Kind.TOKEN,
            Kind.GPU,
            Kind.GPU_NOUN,
            Kind.MODEL,
            Kind.BALANCE,
            Kind.FRAME_UNIT,
            Kind.DOLLAR,
            Kind.PARAMETER_UNIT);

    private static final Set<Kind> CALLS = Clause.union(Verbs.ANY, Kind.HOW_MUCH, Kind.TO, Kind.TAKE, Kind.BALANCE);

    private static final Set<Kind> HOW_OFTEN = Kinds.of(Kind.PERIOD, Kind.EVERY, Kind.EVERY_OTHER);

    private static final Set<Kind> ANSWERING = Kinds.of(Kind.NUMBER, Kind.RECIPIENT, Kind.TOKEN, Kind.GPU, Kind.MODEL);

    private EnglishRemarks() {}

    /** The lexemes of the text, each remark one lexeme; as they were where nothing else is said. */
    public static List<Lexeme> joined(List<Lexeme> lexemes, String text) {
        List<int[]> remarks = new ArrayList<>();
        for (int from = 0; from < lexemes.size(); ) {
            int to = from;
            while (to < lexemes.size()
                    && !Joints.OF_TELLINGS.contains(lexemes.get(to).kind())) {
                to++;
            }
            if (to > from && to - from < lexemes.size()) {
                find(lexemes, from, to, text, remarks);
            } else if (to > from) {
                int wish = wishBehindPurpose(lexemes, from, to, text);
                if (wish > 0) {
                    remarks.add(new int[] {from, wish});
                }
                findBehind(lexemes, Math.max(from, wish), to, text, remarks);
            }
            from = to + 1;
        }
        return remarks.isEmpty() || !isWhole(lexemes, remarks) ? lexemes : without(lexemes, remarks, text);
    }

    private static void find(List<Lexeme> all, int from, int to, String text, List<int[]> remarks) {
        int begin = from;
        while (begin < to && LEADING.contains(all.get(begin).kind())) {
            begin++;
        }
        int wish = begin < to ? wishBehindPurpose(all, begin, to, text) : -1;
        if (wish > 0) { // "To pay my tutor I need 250 USDC"
            remarks.add(new int[] {begin, wish});
            findBehind(all, wish, to, text, remarks);
            return;
        }
        boolean last = to == all.size() || (to == all.size() - 1 && all.get(to).kind() == Kind.STOP);
        boolean remark = begin < to
                && (!isAsked(all, to, text) || isAim(all, from, begin, text))
                && (from == 0 || !turns(said(all.subList(begin, to), text)))
                && (isRemark(all.subList(begin, to), text)
                        || (last
                                && from > 0
                                && (isTag(all.subList(begin, to), text) || isPurpose(all.subList(begin, to), text)))
                        || (to < all.size() && isCount(all.subList(begin, to), text, all.get(to))));
        if (remark) {
            remarks.add(new int[] {begin, to});
        } else {
            findBehind(all, from, to, text, remarks);
        }
    }

    /** Where "I need" stands behind what it is needed for; −1 if nothing of the kind begins at {@code begin}. */
    private static int wishBehindPurpose(List<Lexeme> all, int begin, int to, String text) {
        Lexeme first = all.get(begin);
        boolean what = first.kind() == Kind.TO && first.written(text).equals("to");
        boolean whom = first.kind() == Kind.FOR
                && begin + 1 < to
                && WHOSE.contains(all.get(begin + 1).written(text))
                && first.written(text).equals("for");
        for (int i = begin + 1; i < to && (what || whom); i++) {
            boolean asked = all.get(i).kind() == Kind.NEED
                    || (whom && i > begin + 2 && JOBS.contains(all.get(i).kind()));
            if (asked && i > begin + 1) {
                return i;
            } else if (!isOrdinary(all.get(i), text, true)) {
                return -1;
            }
        }
        return -1;
    }

    /** Where a reason or a purpose stands behind a request without a sign: "… because payroll is tomorrow", "… for the plumber". */
    private static void findBehind(List<Lexeme> all, int from, int to, String text, List<int[]> remarks) {
        boolean value = false;
        for (int i = from + 1; i < to; i++) {
            value |= OBJECTS.contains(all.get(i - 1).kind()) || all.get(i - 1).is(Kind.RECIPIENT);
            if (HOW_OFTEN.contains(all.get(i).kind())) {
                continue; // "45 DAI monthly she does such a lovely job"
            }
            boolean joined = all.get(i).kind() == Kind.AND && i + 1 < to && WHO.contains(first(all.get(i + 1), text));
            int begin = joined ? i + 1 : i;
            List<Lexeme> rest = all.subList(begin, to);
            if (value && isPastPurpose(all.subList(from, i), rest, text)) {
                remarks.add(new int[] {i, to});
                return;
            }
            boolean remark = value
                    && (joined || BECAUSE.contains(all.get(i).written(text)) || isPurpose(rest, text))
                    && !isAsked(all, to, text)
                    && !turns(said(rest, text))
                    && (isPurpose(rest, text) || isRemark(rest, text));
            if (remark) {
                remarks.add(new int[] {i, to});
                return;
            }
        }
    }

    /** "…, cab fare", "…, quick benchmark": plain words at the end, of which the first is no verb. */
    private static boolean isTag(List<Lexeme> said, String text) {
        return said.size() > 1
                && said.size() <= LONGEST_TAG
                && said.getFirst().kind() != Kind.NOT
                && !IMPERATIVE.contains(first(said.getFirst(), text))
                && Lists.all(
                        said,
                        lexeme -> (lexeme.kind() == Kind.WORD
                                        || lexeme.kind() == Kind.FILLER
                                        || lexeme.kind() == Kind.ARTICLE
                                        || lexeme.kind() == Kind.MINE
                                        || lexeme.kind() == Kind.SMALL_TALK)
                                && isOrdinary(lexeme, text, false))
                && Lists.any(said, lexeme -> lexeme.kind() == Kind.WORD);
    }

    /** "Three things: …", "2 orders pls: …". */
    private static boolean isCount(List<Lexeme> said, String text, Lexeme sign) {
        boolean counted = false;
        for (int i = 0; i < said.size(); i++) {
            boolean number = said.get(i).kind() == Kind.NUMBER
                    && i + 1 < said.size()
                    && COUNTED.contains(said.get(i + 1).written(text));
            counted |= number;
            if (!number
                    && !COUNTED.contains(said.get(i).written(text))
                    && !LEADING.contains(said.get(i).kind())
                    && said.get(i).kind() != Kind.FILLER) {
                return false;
            }
        }
        return counted && text.charAt(sign.start()) == ':';
    }

    private static String said(List<Lexeme> lexemes, String text) {
        return text.substring(lexemes.getFirst().start(), lexemes.getLast().end());
    }

    private static boolean isAsked(List<Lexeme> all, int to, String text) {
        return to < all.size() && text.charAt(all.get(to).start()) == '?';
    }

    /** "Can you turn 1 ETH into USDC, so I can pay it?": what is asked stands before it. */
    private static boolean isAim(List<Lexeme> all, int from, int begin, String text) {
        return from > 1
                && begin == from
                && all.get(from - 1).kind() == Kind.SO
                && (AIMS.contains(all.get(begin).written(text)) || mayDo(all, begin, text));
    }

    /** "… so the intern can pay his fees?": what somebody may do then. */
    private static boolean mayDo(List<Lexeme> all, int begin, String text) {
        boolean who = all.get(begin).kind() == Kind.ARTICLE
                || all.get(begin).kind() == Kind.MINE
                || all.get(begin).kind() == Kind.SOMEBODY;
        for (int i = begin + 1; who && i < Math.min(all.size(), begin + LONGEST_TAG); i++) {
            String word = all.get(i).written(text);
            if (word.equals("can") || word.equals("could")) {
                return true;
            }
        }
        return false;
    }

    /** "… to @alice for dinner last night", "… for yesterday's lunch": what is paid for is past, the payment is not. */
    private static boolean isPastPurpose(List<Lexeme> before, List<Lexeme> said, String text) {
        String opening = said.getFirst().written(text);
        boolean merged = said.size() == 2
                && said.getFirst().kind() == Kind.HARMLESS
                && opening.startsWith("for ")
                && said.getLast().kind() == Kind.PAST_TIME;
        boolean lastTime = said.size() > 3 // "for last night's dinner"
                && said.get(1).written(text).equals("last")
                && said.get(2).written(text).endsWith("'s");
        boolean apart = said.size() > 2
                && said.size() <= LONGEST_TAG + 2
                && opening.equals("for")
                && (lastTime
                        || said.get(1).written(text).equals("yesterday's")
                        || said.getLast().kind() == Kind.PAST_TIME)
                && Lists.all(
                        said.subList(lastTime ? 3 : 1, said.size()),
                        lexeme -> isOrdinary(lexeme, text, true) && lexeme.kind() != Kind.PRICE);
        return (merged || apart)
                && Verbs.isRequest(firstSaid(before).kind())
                && Lists.any(before, lexeme -> lexeme.is(Kind.RECIPIENT));
    }

    private static Lexeme firstSaid(List<Lexeme> before) {
        for (Lexeme lexeme : before) {
            if (lexeme.kind() != Kind.FILLER
                    && lexeme.kind() != Kind.SMALL_TALK
                    && !Joints.OF_TELLINGS.contains(lexeme.kind())) {
                return lexeme;
            }
        }
        return before.getFirst();
    }

    /** "For the plumber", "to finish her thesis". */
    private static boolean isPurpose(List<Lexeme> said, String text) {
        if (said.size() < 2) {
            return false;
        }
        boolean whom =
                said.getFirst().kind() == Kind.FOR && WHOSE.contains(said.get(1).written(text));
        boolean what = said.getFirst().kind() == Kind.TO
                && PURPOSE.contains(said.get(1).written(text));
        return (whom ? said.size() > 2 : what)
                && Lists.all(said.subList(2, said.size()), lexeme -> isOrdinary(lexeme, text, true))
                && (what || Lists.any(said, lexeme -> lexeme.is(Kind.WORD) || lexeme.is(Kind.SOMEBODY)))
                && said.getLast().kind() != Kind.TIME_UNIT;
    }

    private static boolean isRemark(List<Lexeme> said, String text) {
        String opening = first(said.getFirst(), text);
        boolean because = BECAUSE.contains(said.getFirst().written(text)) && said.size() > 1;
        boolean who = WHO.contains(opening)
                && (said.size() > 1
                        || opening.length() < said.getFirst().written(text).length());
        boolean whose = (WHOSE.contains(opening) || said.getFirst().kind() == Kind.SOMEBODY) && states(said, text);
        boolean not = said.getFirst().kind() == Kind.NOT && said.size() > 1;
        boolean doing = isGerund(said.getFirst(), text) && said.size() > 1 && !LaterTimes.begins(opening);
        boolean told = OPENING.contains(opening);
        boolean needs = said.size() > 2
                && said.getFirst().is(Kind.NEED)
                && said.get(1).kind() == Kind.IT; // "need it for the accountant"
        if (!because && !who && !whose && !not && !doing && !told && !needs) {
            return false;
        }
        boolean strict = (doing || told) && !who && !whose && !because;
        for (int i = needs ? 2 : 0; i < said.size(); i++) {
            Lexeme lexeme = said.get(i);
            boolean again = lexeme.kind() == Kind.AGAIN
                    && who
                    && i > 1
                    && lexeme.written(text).equals("again");
            boolean due =
                    lexeme.kind() != Kind.CLOCK || isDue(said, text); // "payday is tomorrow", not "we do it tomorrow"
            boolean fits = due
                    && (lexeme.kind() == Kind.NOT ? denies(said, i, text) : again || isOrdinary(lexeme, text, !strict));
            boolean limit = lexeme.kind() == Kind.TIME_UNIT // "I've got an hour": a limit
                    && i > 1
                    && said.get(i - 1).kind() == Kind.ARTICLE
                    && said.get(i - 2).kind() == Kind.HAVE;
            if (!fits || limit) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether words behind a request may change it, or take it back, whoever is said to do it: "he will tell you when", "I want it on
     * Arbitrum", "that isn't right".
     */
    static boolean turns(String words) {
        List<String> said = words(words);
        boolean it = Lists.any(said, THIS::contains);
        for (int i = 0; i < said.size(); i++) {
            String word = said.get(i);
            boolean denied = word.equals("not") || word.endsWith("n't") || NOT.contains(word);
            boolean felt = denied && i + 1 < said.size() && FEELING.contains(said.get(i + 1));
            boolean last = i + 1 == said.size()
                    || said.get(i + 1).equals("so")
                    || said.get(i + 1).equals("me");
            if (TURNING.contains(word)
                    || (last && SPEAKING.contains(word))
                    || (it && (LATER.contains(word) || (denied && !felt)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything in the text could turn a request: cheap to ask once, before its clauses are asked one by one. */
    static boolean mayTurn(String text) {
        for (String word : words(text)) {
            boolean denies = word.equals("not") || word.endsWith("n't") || NOT.contains(word);
            if (denies || TURNING.contains(word) || SPEAKING.contains(word) || LATER.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word, behind a "to", is an errand of one's own. */
    static boolean isPurpose(String word) {
        return PURPOSE.contains(word);
    }

    /** Whether a word may begin an order. */
    public static boolean isImperative(String word) {
        return IMPERATIVE.contains(word);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? Character.toLowerCase(text.charAt(i)) : ' ';
            if ((c >= 'a' && c <= 'z') || c == '\'' || c == '’') {
                word.append(c == '’' ? '\'' : c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** Whether it is said when something is, and not when something is to be done. */
    private static boolean isDue(List<Lexeme> said, String text) {
        boolean is = Lists.any(said, lexeme -> DUE.contains(lexeme.written(text)));
        return is && Lists.none(said, lexeme -> lexeme.kind() == Kind.IT || Verbs.OF_TOKENS.contains(lexeme.kind()));
    }

    /** Whether the word weighs nothing. {@code led}: somebody was named who does it, so that it is no imperative. */
    private static boolean isOrdinary(Lexeme lexeme, String text, boolean led) {
        String word = lexeme.written(text);
        if (text.charAt(lexeme.start()) >= 0x80 || DUTY.contains(word) || DUTY.contains(first(lexeme, text))) {
            return false;
        }
        if (lexeme.kind() == Kind.WORD) {
            word = lexeme.text().toLowerCase(Locale.ROOT).replace('’', '\''); // of "invoice no. 7", the invoice
            return (led && (SOFT.contains(word) || WHO.contains(word))) || PlainWords.are(word);
        }
        return (led && SOFT.contains(word))
                || FINITE.contains(word)
                || (PLAIN.contains(lexeme.kind()) && (led || !Verbs.isRequest(lexeme.kind())) && !lexeme.is(Kind.NEED));
    }

    /** "I don't trust it" denies nothing that is asked for. */
    private static boolean denies(List<Lexeme> said, int not, String text) {
        String word = said.get(not).written(text).replace("'", "");
        boolean is = word.startsWith("isn")
                || word.startsWith("wasn")
                || word.startsWith("aren")
                || word.startsWith("weren");
        boolean told = is
                || word.startsWith("can")
                || word.startsWith("couldn")
                || word.startsWith("won")
                || word.startsWith("didn")
                || word.startsWith("haven")
                || word.startsWith("hasn")
                || (not > 0
                        && (word.equals("dont")
                                || word.equals("do not")
                                || word.startsWith("doesn")
                                || word.equals("never")));
        return told && (is || (not + 1 < said.size() && FEELING.contains(first(said.get(not + 1), text))));
    }

    private static boolean states(List<Lexeme> said, String text) {
        for (int i = 1; i < said.size(); i++) {
            String word = said.get(i).written(text);
            boolean third = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && i > 1;
            boolean past = said.get(i).kind() == Kind.PAST || (word.length() > 4 && word.endsWith("ed"));
            if (third || past || FINITE.contains(word) || word.endsWith("n't")) {
                return said.size() > 2 || said.getFirst().kind() == Kind.SOMEBODY;
            }
        }
        return false;
    }

    private static boolean isGerund(Lexeme lexeme, String text) {
        String word = lexeme.written(text);
        return lexeme.kind() == Kind.WORD && word.length() > 5 && word.endsWith("ing") && PlainWords.are(word);
    }

    static boolean isWhole(List<Lexeme> lexemes, List<int[]> remarks) {
        boolean calls = false;
        boolean values = false;
        boolean passive = false; // "my translator has to be paid, 110 USDC": that is the request
        boolean verbs = false;
        int others = 0;
        int next = 0;
        for (int i = 0; i < lexemes.size(); i++) {
            if (next < remarks.size() && i == remarks.get(next)[0]) {
                passive |= Passives.asks(lexemes.subList(i, remarks.get(next)[1]));
                i = remarks.get(next++)[1] - 1;
                continue;
            }
            Lexeme lexeme = lexemes.get(i);
            others += Joints.OF_TELLINGS.contains(lexeme.kind()) ? 0 : 1;
            calls |= others <= SHORT && ANSWERING.contains(lexeme.kind()); // "its 450 frames, i miscounted"
            values |= ANSWERING.contains(lexeme.kind());
            verbs |= lexeme.isAnyOf(CALLS);
            values |= lexeme.isAnyOf(OBJECTS);
        }
        return (verbs || (calls && !passive)) && values;
    }

    static List<Lexeme> without(List<Lexeme> lexemes, List<int[]> remarks, String text) {
        List<Lexeme> joined = new ArrayList<>();
        int from = 0;
        for (int[] remark : remarks) {
            joined.addAll(lexemes.subList(from, remark[0]));
            int start = lexemes.get(remark[0]).start();
            int end = lexemes.get(remark[1] - 1).end();
            joined.add(Lexeme.of(Kind.HARMLESS, start, end, null, text.substring(start, end)));
            from = remark[1];
        }
        joined.addAll(lexemes.subList(from, lexemes.size()));
        return joined;
    }

    private static String first(Lexeme lexeme, String text) {
        String word = lexeme.written(text);
        int blank = word.indexOf(' ');
        return blank < 0 ? word : word.substring(0, blank);
    }
}
