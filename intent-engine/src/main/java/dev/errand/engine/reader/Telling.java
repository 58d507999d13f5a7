package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A clause that tells how the world is: whom it is about, a finite verb, and nothing that could belong to a request. An imperative begins
 * with its verb, a telling with its subject; so its words may be any, but for those that limit a request, put it off, add to it or take it
 * back. They stand in {@code tellings-en.txt}.
 */
final class Telling {

    private static final int LONGEST = 40;
    private static final int MOST_WORDS = 60;
    private static final int SUBJECT = 9;

    private static final WordLists WORDS = WordLists.read("tellings-en.txt");
    private static final Set<String> PRONOUN = WORDS.named("PRONOUN");
    private static final Set<String> ANYBODY = WORDS.named("ANYBODY");
    private static final Set<String> DRAWN = WORDS.named("DRAWN");
    private static final Set<String> DETERMINER = WORDS.named("DETERMINER");
    private static final Set<String> ELLIPSIS = WORDS.named("ELLIPSIS");
    private static final Set<String> LEAD = WORDS.named("LEAD");
    private static final Set<String> ADVERB = WORDS.named("ADVERB");
    private static final Set<String> AUXILIARY = WORDS.named("AUXILIARY");
    private static final Set<String> VERB = WORDS.named("VERB");
    private static final Set<String> NONVERB = WORDS.named("NONVERB");
    private static final Set<String> STOP = WORDS.named("STOP");
    private static final Set<String> KIND_WORDS = WORDS.named("KIND_WORDS");
    private static final Set<String> PAST = WORDS.named("PAST");
    private static final Set<String> JOB_LIMITS = WORDS.named("JOB_LIMITS");
    private static final Set<String> FICTION = WORDS.named("FICTION");
    private static final Set<String> TALKING = WORDS.named("TALKING");
    private static final Set<String> JUST = WORDS.named("JUST");
    private static final Set<String> DANGLING = WORDS.named("DANGLING");
    private static final Set<String> LIFE = WORDS.named("LIFE");
    private static final Set<String> ABSENT = WORDS.named("ABSENT");
    private static final Set<String> VERBAL = WORDS.named("VERBAL");
    private static final Set<String> COURSES = WORDS.named("COURSES");
    private static final Set<String> OTHERS_DO = WORDS.named("OTHERS_DO");
    private static final Set<String> SENSING = Set.of(
            "saw", "see", "watch", "watched", "heard", "hear", "let", "made", "makes", "helped", "had", "know", "knows",
            "known", "think", "believe", "guess", "hope", "imagine");
    private static final Set<String> ACT = WORDS.named("ACT");
    private static final Set<String> OURS = WORDS.named("OURS");
    private static final Set<String> WISH = WORDS.named("WISH");
    private static final Set<String> SPEECH = WORDS.named("SPEECH");
    private static final Set<String> POINTING = WORDS.named("POINTING");
    private static final Set<String> DENIED = WORDS.named("DENIED");
    private static final Set<String> CONSENT = WORDS.named("CONSENT");
    private static final Set<String> FEELS = WORDS.named("FEELS");
    private static final Set<String> DUE = WORDS.named("DUE");
    private static final Set<String> WHOLE_TIME = WORDS.named("WHOLE_TIME");
    private static final Set<String> OWN = WORDS.named("OWN");
    private static final Set<String> ACCOUNT = WORDS.named("ACCOUNT");
    private static final Set<String> FEE = WORDS.named("FEE");
    private static final Set<String> ON_WHOM = WORDS.named("ON_WHOM");

    private static final Set<String> ALL = Set.of("all", "everything");
    private static final Set<String> SELF =
            Set.of("i", "we", "i'm", "im", "i've", "ive", "i'll", "i'd", "we're", "we've");
    private static final Set<String> PERSONS = Set.of("i", "we", "they", "he", "she");
    private static final Set<String> BILL = Set.of("bill", "bills", "invoice");

    /** What is a value, wherever it stands. */
    private static final Set<Kind> VALUES = EnumSet.of(
            Kind.BAD_NUMBER,
            Kind.NEGATIVE,
            Kind.DOLLAR,
            Kind.CURRENCY,
            Kind.PERCENT,
            Kind.BPS,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.PRECISION,
            Kind.ATTACHMENT,
            Kind.EVERY,
            Kind.EVERY_OTHER,
            Kind.RECURRING,
            Kind.PERIOD_BAD,
            Kind.FRAME_UNIT,
            Kind.CANCEL,
            Kind.ADVICE,
            Kind.QUOTE,
            Kind.HOW_MUCH,
            Kind.ASK_HAVE,
            Kind.ESTIMATE);
    /** What one needs from us, if one needs it. */
    private static final Set<Kind> SERVICES =
            EnumSet.of(Kind.A_LOAN, Kind.GPU_NOUN, Kind.MODEL_NOUN, Kind.SERVICE, Kind.DEBT, Kind.POSITION);

    private final List<Lexeme> lexemes;
    private final String text;
    private final boolean divided;
    private final boolean leading;
    private final boolean job;
    private final List<String> said = new ArrayList<>();

    private Telling(List<Lexeme> lexemes, String text, boolean divided, boolean job) {
        this.leading = divided && lexemes.getFirst().start() == 0;
        this.lexemes = lexemes;
        this.text = text;
        this.divided = divided;
        this.job = job;
    }

    /**
     * Whether the lexemes are one.
     *
     * @param divided whether a sign, or nothing, stands before them
     * @param job whether the text is about a job, of which a time is a limit
     */
    static boolean is(List<Lexeme> lexemes, String text, boolean divided, boolean job) {
        return lexemes.size() <= LONGEST && new Telling(lexemes, text, divided, job).holds();
    }

    /** Whether they are one in front of a verb of ours, or of a question, without a sign: "i can't sleep" sell 1 ETH. */
    static boolean leads(List<Lexeme> lexemes, String text, boolean job) {
        Telling telling = new Telling(lexemes, text, true, job);
        if (lexemes.size() > LONGEST || !telling.holds()) {
            return false;
        }
        List<String> said = telling.said;
        String first = said.getFirst();
        String last = said.getLast();
        boolean sure = PERSONS.contains(first)
                || DRAWN.contains(first)
                || ELLIPSIS.contains(first)
                || LEAD.contains(first)
                || said.subList(0, said.size() - 1).stream().anyMatch(AUXILIARY::contains);
        boolean many = last.endsWith("s") && !last.endsWith("ss"); // "i know that whales" sell 1 ETH
        return sure
                && !many
                && !OTHERS_DO.contains(last)
                && !ADVERB.contains(last)
                && !NONVERB.contains(last)
                && said.stream().noneMatch(word -> SPEECH.contains(word) || SENSING.contains(word));
    }

    /** "For my group assignment" in front of a verb of ours. */
    static boolean isPurpose(List<Lexeme> lexemes, String text, boolean job) {
        Telling telling = new Telling(lexemes, text, true, job);
        telling.split();
        List<String> said = telling.said;
        return said.size() > 2
                && said.size() <= SUBJECT
                && said.getFirst().equals("for")
                && DETERMINER.contains(said.get(1))
                && !OTHERS_DO.contains(said.getLast())
                && lexemes.stream()
                        .noneMatch(
                                lexeme -> lexeme.is(Kind.TIME_UNIT) || lexeme.is(Kind.CLOCK) || lexeme.is(Kind.PRICE))
                && said.stream().noneMatch(FEE::contains)
                && !telling.weighs();
    }

    private boolean holds() {
        split();
        int start = 0;
        while (start < said.size() && LEAD.contains(said.get(start)) && start < 3) {
            start++;
        }
        boolean adds =
                start > 0 && said.getFirst().equals("and") && said.stream().anyMatch(WISH::contains);
        return start < said.size() && said.size() <= MOST_WORDS && !adds && begins(start) && !weighs();
    }

    private void split() {
        for (Lexeme lexeme : lexemes) {
            for (String word : written(lexeme).split("[^a-z'-]+", -1)) {
                if (!word.isEmpty()) {
                    said.add(word);
                }
            }
        }
    }

    /** Whether it begins with whom it is about, and a verb. */
    private boolean begins(int start) {
        String first = said.get(start);
        int size = said.size() - start;
        if (start > 0 && said.get(start - 1).startsWith("who")) {
            return size > 2 && findsVerb(start, 6); // "@jo who plays the violin"
        }
        boolean just = start > 0 && JUST.contains(said.get(start - 1)) && size > 1;
        if (just && first.equals("to")) {
            return EnglishRemarks.isPurpose(said.get(start + 1)); // "just to see how it works"
        }
        if (just && first.equals("for")) {
            return size > 2 && DETERMINER.contains(said.get(start + 1));
        }
        if (DRAWN.contains(first)) {
            return size > 1;
        }
        if (PRONOUN.contains(first) && size > (divided ? 1 : 2)) {
            int verb = start + 1;
            while (verb < said.size() - 1 && ADVERB.contains(said.get(verb))) {
                verb++;
            }
            String word = said.get(verb);
            boolean bare = PERSONS.contains(first);
            return bare ? !NONVERB.contains(word) : isFinite(word, true);
        }
        if (ELLIPSIS.contains(first)) {
            return size > 1;
        }
        if (!divided && (first.equals("a") || first.equals("an"))) {
            return false; // "thirty seconds a frame it's …"
        }
        if (DETERMINER.contains(first) || ANYBODY.contains(first)) {
            return size > 2 && findsVerb(start + (ANYBODY.contains(first) ? 1 : 2), SUBJECT);
        }
        boolean noun = first.length() > 2 && !EnglishRemarks.isImperative(first) && !NONVERB.contains(first);
        return noun && size > 2 && findsStrongVerb(start + 1, 4);
    }

    private boolean findsVerb(int from, int most) {
        for (int i = from; i < said.size() && i < from + most; i++) {
            if (isFinite(said.get(i), true) && !said.get(i - 1).equals("to")) {
                return true;
            }
        }
        return false;
    }

    private boolean findsStrongVerb(int from, int most) {
        for (int i = from; i < said.size() && i < from + most; i++) {
            if (isFinite(said.get(i), false)) {
                return true;
            } else if (NONVERB.contains(said.get(i)) || POINTING.contains(said.get(i))) {
                return false;
            }
        }
        return false;
    }

    private static boolean isFinite(String word, boolean weak) {
        boolean ending = word.length() > 3 && ((word.endsWith("s") && !word.endsWith("ss")) || isPast(word));
        return AUXILIARY.contains(word)
                || VERB.contains(word)
                || (weak && ending)
                || (!weak && isPast(word) && word.length() > 4);
    }

    private static boolean isPast(String word) {
        return word.endsWith("ed");
    }

    /** Whether anything in it may belong to a request. */
    private boolean weighs() {
        return weighsByKind() || weighsByWord() || weighsTogether();
    }

    private boolean weighsByKind() {
        boolean wishes = said.stream().anyMatch(WISH::contains);
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean value = switch (lexeme.kind()) {
                case NUMBER -> !isCounted(i);
                case SHARE -> !ALL.contains(firstWord(written(lexeme)));
                case GPU -> !isBilled(lexemes, i, text);
                case CLOCK -> !isDue();
                case SLIPPAGE -> i == 0 || !written(lexemes.get(i - 1)).endsWith("about");
                case QUESTION -> i == 0 && !written(lexeme).startsWith("who");
                case BALANCE ->
                    (i > 0
                                    && !written(lexeme).equals("wallet")
                                    && !written(lexeme).equals("account"))
                            || !divided
                            || said.size() < 4; // "My coins have been sitting idle"
                case TIME_UNIT -> i > 0 && (lexemes.get(i - 1).kind() == Kind.NUMBER || (job && isLength(i)));
                case WORD -> !isWord(i);
                default -> VALUES.contains(lexeme.kind()) || (wishes && SERVICES.contains(lexeme.kind()));
            };
            if (value || text.charAt(lexeme.start()) >= 0x80) {
                return true;
            }
        }
        return false;
    }

    /** "Two nodes died", "in one basket". */
    private boolean isCounted(int number) {
        return number + 1 < lexemes.size()
                && lexemes.get(number + 1).kind() == Kind.WORD
                && said.stream()
                        .noneMatch(word -> WISH.contains(word) || (POINTING.contains(word) && word.equals("them")));
    }

    /** "The H100 bill": no GPU that is asked for. */
    static boolean isBilled(List<Lexeme> lexemes, int gpu, String text) {
        return gpu + 1 < lexemes.size() && BILL.contains(written(lexemes.get(gpu + 1), text));
    }

    private boolean isLength(int unit) {
        String before = written(lexemes.get(unit - 1));
        return before.equals("a") || before.equals("an") || before.equals("in") || before.equals("next");
    }

    private boolean isDue() {
        boolean past = said.contains("since") || isTold();
        return past || (!job && said.stream().anyMatch(DUE::contains) && !points(0, said.size()));
    }

    /** Whether one of these words stands for something: "it", "that is", but not "this year". */
    private boolean points(int from, int to) {
        for (int i = from; i < to; i++) {
            String next = i + 1 < said.size() ? said.get(i + 1) : "";
            boolean names = DETERMINER.contains(said.get(i))
                    && !next.isEmpty()
                    && !AUXILIARY.contains(next)
                    && !VERB.contains(next)
                    && !NONVERB.contains(next)
                    && !ADVERB.contains(next);
            if (POINTING.contains(said.get(i)) && !names) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is told in the past. */
    private boolean isTold() {
        for (String word : said) {
            if (PAST.contains(word) || (isPast(word) && word.length() > 4)) {
                return true;
            } else if (AUXILIARY.contains(word) || VERB.contains(word)) {
                return false;
            }
        }
        return false;
    }

    private boolean isWord(int i) {
        Lexeme lexeme = lexemes.get(i);
        String word = text.substring(lexeme.start(), lexeme.end());
        boolean ticker =
                word.length() > 1 && Character.isUpperCase(word.charAt(word.length() - 1)) && !word.equals("TV");
        return !ticker
                && word.chars()
                        .allMatch(c ->
                                Character.isLetter(c) || c == '\'' || c == '-' || c == '’' || c == ' ' || c == '.');
    }

    private boolean weighsByWord() {
        for (int i = 0; i < said.size(); i++) {
            String word = said.get(i);
            String next = i + 1 < said.size() ? said.get(i + 1) : "";
            boolean last = next.isEmpty();
            if ((STOP.contains(word) && !isIdiom(i) && !(leading && word.equals("until")))
                    || (SPEECH.contains(word) && (last || isOrder(i) || !isTelling(i + 1)))
                    || (ACT.contains(word) && isOurs(i + 1) && !isDenied(i) && !isProverb(i))
                    || (WISH.contains(word) && isWished(i + 1))
                    || ((word.equals("did") || word.equals("does") || word.equals("do")) && POINTING.contains(next))
                    || (job && JOB_LIMITS.contains(word))
                    || (word.equals("stop") && i > 0 && DETERMINER.contains(said.get(i - 1)))
                    || (ALL.contains(word) && !isWholeTime(word, next))
                    || (word.equals("and") && i > 0 && EnglishRemarks.isImperative(next) && !isSubject(i + 1))
                    || (last && (word.equals("too") || word.equals("first") || word.equals("no") || word.equals("so")))
                    || (isDenial(word) && !isCalm(i))
                    || (word.equals("when") && !isOfWorld(i))
                    || (isWaiting(word) && !isPatient(i))) {
                return true;
            }
        }
        return false;
    }

    /** "And fuel is expensive". */
    private boolean isSubject(int noun) {
        return noun + 1 < said.size()
                && AUXILIARY.contains(said.get(noun + 1))
                && !said.get(noun + 1).startsWith("do");
    }

    /** "My uni project": no coin. */
    static boolean isUniversity(List<Lexeme> lexemes, int token, String text) {
        boolean named = text.startsWith("uni", lexemes.get(token).start())
                && token > 0
                && lexemes.get(token).end() - lexemes.get(token).start() == 3;
        String before = named ? written(lexemes.get(token - 1), text) : "";
        boolean ours = lexemes.get(Math.max(0, token - 1)).kind() == Kind.MINE
                || before.equals("her")
                || before.equals("his")
                || before.equals("the")
                || before.equals("for");
        return named
                && (before.equals("at")
                        || (ours
                                && token + 1 < lexemes.size()
                                && COURSES.contains(written(lexemes.get(token + 1), text))));
    }

    /** "You're a legend", "kid" as a child, "funny story". */
    private boolean isIdiom(int i) {
        String word = said.get(i);
        String before = i > 0 ? said.get(i - 1) : "";
        boolean child = word.equals("kid") && (DETERMINER.contains(before) || before.equals("little"));
        boolean nice = (word.startsWith("you") || word.equals("u"))
                && said.size() <= 6
                && said.stream().anyMatch(KIND_WORDS::contains);
        boolean time = (word.equals("way") && !before.equals("the"))
                || (word.equals("slippage") && before.equals("about"))
                || (word.equals("once") && said.contains("had"));
        boolean coins =
                word.equals("change") && (before.equals("no") || before.equals("small") || before.equals("loose"));
        boolean denied = coins || (word.equals("lie") && before.equals("gonna"));
        return child || nice || time || denied;
    }

    /** "Told me to", "asked for it": what is said is an order. */
    private boolean isOrder(int speech) {
        for (int i = speech + 1; i < said.size() && i <= speech + 3; i++) {
            String word = said.get(i);
            if (word.equals("to")
                    || word.equals("for")
                    || ACT.contains(word)
                    || word.equals("not")
                    || word.equals("no")
                    || word.equals("wait")) {
                return !(i == speech + 1
                        && word.equals("to")
                        && i + 1 < said.size()
                        && said.get(i + 1).equals("know"));
            }
        }
        return false;
    }

    /** "Says we are too exposed", "asked about interest": what is said is of the world, too. */
    private boolean isTelling(int from) {
        for (int i = from; i < said.size() && i < from + 4; i++) {
            String word = said.get(i);
            boolean begins = PRONOUN.contains(word) || DRAWN.contains(word) || DETERMINER.contains(word);
            if (word.equals("about")
                    || word.equals("know")
                    || word.equals("today")
                    || (begins && findsVerb(i + 1, SUBJECT))) {
                return true;
            }
        }
        return lexemes.size() > 4 && findsVerb(from + 1, SUBJECT);
    }

    private boolean isOurs(int object) {
        if (object >= said.size()) {
            return object < 2 || VERBAL.contains(said.get(object - 2)); // "would not take cash": a noun
        }
        return OURS.contains(said.get(object))
                || (object + 1 < said.size()
                        && DETERMINER.contains(said.get(object))
                        && OURS.contains(said.get(object + 1)));
    }

    /** "Keep everything in one basket". */
    private boolean isProverb(int act) {
        return said.get(act).equals("keep") && said.getLast().startsWith("basket");
    }

    private boolean isDenied(int act) {
        return act > 0 && isDenial(said.get(act - 1)) && !said.get(act).equals("do");
    }

    /** "Wants it", "needs some more": but "needs it for a laptop" says what for. */
    private boolean isWished(int object) {
        boolean thing = object + 1 < said.size()
                && (said.get(object).equals("a") || said.get(object).equals("an"))
                && isOfSelf(object - 1);
        if (thing) {
            return !LIFE.contains(said.get(object + 1)); // "i need a picture of a dog": for somebody to make
        }
        if (object >= said.size() || !OURS.contains(said.get(object))) {
            return object >= said.size();
        }
        boolean reason = object + 1 < said.size()
                && (said.get(object + 1).equals("for") || said.get(object + 1).equals("to"))
                && said.get(object).equals("it")
                && !job;
        boolean world = said.get(object).equals("me")
                || said.get(object).equals("us")
                || said.get(object).equals("something");
        return !reason && !world;
    }

    private boolean isWholeTime(String word, String next) {
        return (word.equals("all") && WHOLE_TIME.contains(next))
                || said.stream()
                        .noneMatch(each -> WISH.contains(each) || (POINTING.contains(each) && !each.startsWith("it")));
    }

    private static boolean isDenial(String word) {
        return word.equals("not")
                || word.equals("never")
                || word.equals("cannot")
                || word.endsWith("n't")
                || word.equals("cant")
                || word.equals("dont")
                || word.equals("wont")
                || word.equals("didnt")
                || word.equals("doesnt")
                || word.equals("isnt");
    }

    /** Whether what is denied says nothing of the request: of oneself what one feels, of others what they do. */
    private boolean isCalm(int denial) {
        int next = denial + 1;
        while (next < said.size() && ADVERB.contains(said.get(next))) {
            next++;
        }
        if (next >= said.size()) {
            return false;
        }
        String denied = said.get(next);
        boolean dreads = denied.equals("want")
                && next + 2 < said.size()
                && said.get(next + 1).equals("to");
        if (dreads) { // "i do not want to lose sleep over it"
            return !ACT.contains(said.get(next + 2)) && !TALKING.contains(said.get(next + 2));
        }
        boolean self = isOfSelf(denial);
        boolean points = points(0, denial);
        boolean perfect = (denial > 0 && said.get(denial - 1).startsWith("ha"))
                || said.get(denial).startsWith("ha");
        boolean later = (perfect && !self)
                || said.subList(next, said.size()).stream().anyMatch(CONSENT::contains)
                || said.contains("any")
                || said.contains("anymore");
        boolean feeling = DENIED.contains(denied) && !(denied.equals("be") && !isCompared(next + 1));
        boolean pointed = points(next, said.size());
        return !points && !later && (feeling || (!self && !pointed));
    }

    /** Whether the last subject before this place is oneself. */
    private boolean isOfSelf(int place) {
        for (int i = place; i >= 0; i--) {
            String word = said.get(i);
            if (SELF.contains(word)) {
                return true;
            } else if (PRONOUN.contains(word) || DRAWN.contains(word) || DETERMINER.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /** "Could not be prouder", "could not be more excited". */
    private boolean isCompared(int at) {
        return at < said.size() && (said.get(at).endsWith("er") || said.get(at).equals("more"));
    }

    /** "I get nervous when it jumps around", "she laughed when i asked". */
    private boolean isOfWorld(int when) {
        List<String> before = said.subList(0, when);
        boolean felt = before.stream().anyMatch(FEELS::contains);
        boolean past = before.stream()
                .anyMatch(word -> (isPast(word) && word.length() > 4) || word.equals("was") || word.equals("did"));
        boolean absent = when + 3 < said.size()
                && SELF.contains(said.get(when + 1))
                && ABSENT.contains(said.getLast())
                && !points(0, when);
        boolean asked = before.stream().anyMatch(word -> WISH.contains(word) || word.equals("will"));
        return !asked && (felt || absent || (past && !points(0, when)));
    }

    private static boolean isWaiting(String word) {
        return word.equals("wait") || word.equals("waits") || word.equals("waiting");
    }

    /** "Been waiting for ages", "the client is waiting", "can't wait". */
    private boolean isPatient(int wait) {
        String before = wait > 0 ? said.get(wait - 1) : "";
        boolean self = said.stream().anyMatch(SELF::contains);
        return before.equals("been")
                || isDenial(before)
                || (said.get(wait).equals("waiting") && !self && !said.contains("to") && !said.contains("until"));
    }

    private boolean weighsTogether() {
        boolean account =
                said.stream().anyMatch(ACCOUNT::contains) && said.stream().anyMatch(OWN::contains);
        boolean fee = said.stream().anyMatch(FEE::contains) && said.stream().anyMatch(ON_WHOM::contains);
        boolean only = said.contains("only") && said.stream().anyMatch(SELF::contains);
        boolean thinks = (said.contains("thinking") || said.contains("think"))
                && (said.contains("about") || said.contains("of"))
                && points(0, said.size());
        boolean soon = said.contains("soon") && points(0, said.size());
        boolean points = points(0, said.size());
        boolean fiction = points && said.stream().anyMatch(FICTION::contains);
        boolean talks = said.stream().anyMatch(SELF::contains)
                && said.stream().anyMatch(TALKING::contains)
                && (points || said.contains("to"))
                && !said.contains("not");
        boolean other = said.contains("other") && said.contains("one");
        boolean passive = false;
        for (int i = 0; i + 2 < said.size(); i++) {
            passive |= said.get(i).equals("to")
                    && said.get(i + 1).equals("be")
                    && (isPast(said.get(i + 2)) || VERB.contains(said.get(i + 2)));
        }
        boolean dangling = DANGLING.contains(said.getLast());
        return dangling || account || fee || only || thinks || soon || fiction || talks || other || passive;
    }

    private String written(Lexeme lexeme) {
        return written(lexeme, text);
    }

    private static String written(Lexeme lexeme, String text) {
        return text.substring(lexeme.start(), lexeme.end())
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
    }

    private static String firstWord(String written) {
        int blank = written.indexOf(' ');
        return blank < 0 ? written : written.substring(0, blank);
    }
}
