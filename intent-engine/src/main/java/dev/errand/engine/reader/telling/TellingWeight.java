package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Fragments.Place;
import java.util.List;
import java.util.Set;

/**
 * Whether anything in a clause that tells of the world may belong to the request beside it: a value, a limit, an order, a wish, a
 * condition, a second thought. What weighs is asked about. Not thread-safe; lives within one reading.
 */
public final class TellingWeight {

    private static final Set<String> STOP = ToldWords.WORDS.named("STOP");
    private static final Set<String> JOB_LIMITS = ToldWords.WORDS.named("JOB_LIMITS");
    private static final Set<String> FICTION = ToldWords.WORDS.named("FICTION");
    private static final Set<String> TALKING = ToldWords.WORDS.named("TALKING");
    private static final Set<String> DANGLING = ToldWords.WORDS.named("DANGLING");
    private static final Set<String> LIFE = ToldWords.WORDS.named("LIFE");
    private static final Set<String> VERBAL = ToldWords.WORDS.named("VERBAL");
    private static final Set<String> ACT = ToldWords.WORDS.named("ACT");
    private static final Set<String> OURS = ToldWords.WORDS.named("OURS");
    private static final Set<String> WISH = ToldWords.WORDS.named("WISH");
    private static final Set<String> SPEECH = ToldWords.WORDS.named("SPEECH");
    private static final Set<String> DUE = ToldWords.WORDS.named("DUE");
    private static final Set<String> WHOLE_TIME = ToldWords.WORDS.named("WHOLE_TIME");
    private static final Set<String> OWN = ToldWords.WORDS.named("OWN");
    private static final Set<String> ACCOUNT = ToldWords.WORDS.named("ACCOUNT");
    private static final Set<String> FEE = ToldWords.WORDS.named("FEE");
    private static final Set<String> ON_WHOM = ToldWords.WORDS.named("ON_WHOM");
    private static final Set<String> STATIVE = ToldWords.WORDS.named("STATIVE");
    private static final Set<String> HELD = ToldWords.WORDS.named("HELD");
    private static final Set<String> CROWD = Set.of("all", "everyone", "everybody", "people");
    private static final Set<String> ALL = Set.of("all", "everything");
    /** What weighs wherever it stands; a number or a GPU does with what stands beside it. */
    private static final Set<Kind> WEIGHTY = Kinds.of(
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
            Kinds.of(Kind.A_LOAN, Kind.GPU_NOUN, Kind.MODEL_NOUN, Kind.SERVICE, Kind.DEBT, Kind.POSITION);

    private final List<Lexeme> lexemes;
    private final String text;
    private final ToldWords told;
    private final List<String> said;
    private final CalmWords calm;
    private final TellingIdioms idioms;
    private final boolean divided;
    private final boolean leading;
    private final boolean front;
    private final Fragments fragments;
    private final boolean job;

    public TellingWeight(List<Lexeme> lexemes, String text, ToldWords told, Place place, boolean job) {
        this.lexemes = lexemes;
        this.text = text;
        this.told = told;
        this.said = told.said();
        this.fragments = new Fragments(told, place);
        this.calm = new CalmWords(told, fragments);
        this.idioms = new TellingIdioms(told, fragments);
        this.divided = place != Place.JOINED;
        this.front = place == Place.FRONT;
        this.leading = divided && lexemes.getFirst().start() == 0;
        this.job = job;
    }

    /** Whether the word weighs wherever it stands. */
    static boolean stops(String word) {
        return STOP.contains(word);
    }

    /** Whether anything in it may belong to a request. */
    public boolean weighs() {
        return weighsByKind() || weighsByWord() || weighsTogether();
    }

    private boolean weighsByKind() {
        boolean wishes = told.has(WISH);
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean value = switch (lexeme.kind()) {
                case NUMBER -> !isCounted(i) && !isTheOne(i);
                case SHARE -> !ALL.contains(firstWord(written(lexeme))) && !isWholeThing(i);
                case GPU -> !Telling.isBilled(lexemes, i, text);
                case CLOCK -> !isDue() && !isOfThing(i);
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
                case TOKEN -> !isHeldByOthers(i);
                case EVERY -> i + 1 >= lexemes.size() || !ToldWords.COINS.contains(written(lexemes.get(i + 1)));
                default -> WEIGHTY.contains(lexeme.kind()) || (wishes && SERVICES.contains(lexeme.kind()));
            };
            if (value || isForeign(text.charAt(lexeme.start()))) {
                return true;
            }
        }
        return false;
    }

    /** "All my mates hold LINK". */
    private boolean isHeldByOthers(int token) {
        return divided
                && CROWD.contains(said.getFirst())
                && token > 1
                && HELD.contains(written(lexemes.get(token - 1)))
                && !told.has(WISH);
    }

    /** What is neither Latin nor a picture. */
    private static boolean isForeign(char c) {
        boolean latin = c < 0x250 && (c < 0x80 || Character.isLetter(c));
        boolean picture = Character.isSurrogate(c) || (c >= 0x2600 && c < 0x27C0);
        return !latin && !picture;
    }

    /** "Two nodes died", "in one basket". */
    private boolean isCounted(int number) {
        return number + 1 < lexemes.size()
                && lexemes.get(number + 1).kind() == Kind.WORD
                && Lists.none(
                        said,
                        word -> WISH.contains(word) || (ToldWords.POINTING.contains(word) && word.equals("them")));
    }

    /** "The December rent", "tomorrow's lunch": of when a thing is. */
    private boolean isOfThing(int clock) {
        boolean named = clock > 0 && ToldWords.DETERMINER.contains(written(lexemes.get(clock - 1)));
        return (named || written(lexemes.get(clock)).endsWith("'s"))
                && clock + 1 < lexemes.size()
                && !WEIGHTY.contains(lexemes.get(clock + 1).kind());
    }

    /** "He's the one who fixed it". */
    private boolean isTheOne(int number) {
        return written(lexemes.get(number)).equals("one")
                && number + 1 < lexemes.size()
                && written(lexemes.get(number + 1)).startsWith("who");
    }

    /** "Through the whole finals", "my whole family". */
    private boolean isWholeThing(int share) {
        String word = written(lexemes.get(share));
        boolean behindNoun =
                share + 1 < lexemes.size() && lexemes.get(share + 1).kind() == Kind.WORD;
        return word.endsWith("whole") && behindNoun && !told.has(WISH);
    }

    private boolean isLength(int unit) {
        String before = written(lexemes.get(unit - 1));
        return before.equals("a") || before.equals("an") || before.equals("in") || before.equals("next");
    }

    private boolean isDue() {
        boolean past = said.contains("since") || told.isTold();
        boolean doing = front // "moving house tomorrow", but not "sending tomorrow"
                && !job
                && Fragments.isDoing(said.getFirst())
                && !Verbs.isRequest(lexemes.getFirst().kind())
                && !told.points(0, said.size());
        return past
                || doing
                || said.getFirst().startsWith("there")
                || (!job && told.has(DUE) && !told.points(0, said.size()));
    }

    private boolean isWord(int i) {
        Lexeme lexeme = lexemes.get(i);
        String word = text.substring(lexeme.start(), lexeme.end());
        boolean named = i > 0
                && (lexemes.get(i - 1).kind() == Kind.ARTICLE
                        || lexemes.get(i - 1).kind() == Kind.MINE);
        boolean ticker = word.length() > 1
                && Character.isUpperCase(word.charAt(word.length() - 1))
                && !word.equals("TV")
                && !named; // "the MOT"
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
            if ((STOP.contains(word) && !idioms.isOne(i) && !(leading && word.equals("until")))
                    || (SPEECH.contains(word) && !idioms.isUrging(i) && (last || isOrder(i) || !isTelling(i + 1)))
                    || (ACT.contains(word) && isOurs(i + 1) && !isDenied(i) && !isProverb(i) && !fragments.isInVain(i))
                    || (WISH.contains(word) && isWished(i + 1))
                    || ((word.equals("did") || word.equals("does") || word.equals("do"))
                            && ToldWords.POINTING.contains(next))
                    || (job && JOB_LIMITS.contains(word))
                    || (word.equals("stop")
                            && !idioms.isOne(i)
                            && i > 0
                            && ToldWords.DETERMINER.contains(said.get(i - 1)))
                    || (ALL.contains(word) && !isWholeTime(word, next))
                    || (word.equals("and")
                            && i > 0
                            && EnglishRemarks.isImperative(next)
                            && !isSubject(i + 1)
                            && !isStative(next))
                    || (last && (word.equals("too") || word.equals("first") || word.equals("no") || word.equals("so")))
                    || (ToldWords.isDenial(word) && !calm.isCalm(i))
                    || (word.equals("when") && !calm.isOfWorld(i))
                    || (CalmWords.isWaiting(word) && !calm.isPatient(i))) {
                return true;
            }
        }
        return false;
    }

    /** "I keep bees and hate paperwork". */
    private boolean isStative(String verb) {
        return STATIVE.contains(verb) && ToldWords.SELF.contains(said.getFirst());
    }

    /** "And fuel is expensive". */
    private boolean isSubject(int noun) {
        return noun + 1 < said.size()
                && ToldWords.AUXILIARY.contains(said.get(noun + 1))
                && !said.get(noun + 1).startsWith("do");
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
            boolean begins = ToldWords.PRONOUN.contains(word)
                    || ToldWords.DRAWN.contains(word)
                    || ToldWords.DETERMINER.contains(word);
            boolean drawn = ToldWords.DRAWN.contains(word) && i + 1 < said.size(); // "it'll moon"
            if (drawn
                    || word.equals("about")
                    || word.equals("know")
                    || word.equals("today")
                    || (begins && told.findsVerb(i + 1, ToldWords.SUBJECT))) {
                return true;
            }
        }
        return lexemes.size() > 4 && told.findsVerb(from + 1, ToldWords.SUBJECT);
    }

    private boolean isOurs(int object) {
        if (object >= said.size()) {
            return object < 2 || VERBAL.contains(said.get(object - 2)); // "would not take cash": a noun
        }
        return OURS.contains(said.get(object))
                || (object + 1 < said.size()
                        && ToldWords.DETERMINER.contains(said.get(object))
                        && OURS.contains(said.get(object + 1)));
    }

    /** "Keep everything in one basket". */
    private boolean isProverb(int act) {
        return said.get(act).equals("keep") && said.getLast().startsWith("basket");
    }

    private boolean isDenied(int act) {
        boolean promised = act > 1 && said.get(act - 1).endsWith("'d") && said.contains("promised");
        return promised
                || (act > 0
                        && ToldWords.isDenial(said.get(act - 1))
                        && !said.get(act).equals("do"));
    }

    /** "Wants it", "needs some more": but "needs it for a laptop" says what for. */
    private boolean isWished(int object) {
        boolean thing = object + 1 < said.size()
                && (said.get(object).equals("a") || said.get(object).equals("an"))
                && told.isOfSelf(object - 1);
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
                || said.get(object).equals("something")
                || ((said.get(object).equals("money") || said.get(object).equals("cash"))
                        && !told.isOfSelf(object - 1)); // "the caterer wants money up front"
        return !reason && !world;
    }

    private boolean isWholeTime(String word, String next) {
        return (word.equals("all") && WHOLE_TIME.contains(next))
                || Lists.none(
                        said,
                        each -> WISH.contains(each) || (ToldWords.POINTING.contains(each) && !each.startsWith("it")));
    }

    private boolean weighsTogether() {
        boolean points = told.points(0, said.size());
        boolean account = told.has(ACCOUNT) && told.has(OWN);
        boolean fee = told.has(FEE) && told.has(ON_WHOM);
        boolean only = said.contains("only") && told.has(ToldWords.SELF);
        boolean thinks = (said.contains("thinking") || said.contains("think"))
                && (said.contains("about") || said.contains("of"))
                && points;
        boolean soon = said.contains("soon") && points;
        boolean fiction = points && told.has(FICTION);
        boolean talks = told.has(ToldWords.SELF)
                && told.has(TALKING)
                && (points || said.contains("to"))
                && !said.contains("not");
        boolean other = said.contains("other") && said.contains("one");
        boolean passive = false;
        for (int i = 0; i + 2 < said.size(); i++) {
            passive |= said.get(i).equals("to")
                    && said.get(i + 1).equals("be")
                    && (ToldWords.isPast(said.get(i + 2)) || ToldWords.VERB.contains(said.get(i + 2)));
        }
        boolean dangling = DANGLING.contains(said.getLast()) && !said.contains("where");
        return dangling || account || fee || only || thinks || soon || fiction || talks || other || passive;
    }

    private String written(Lexeme lexeme) {
        return lexeme.written(text);
    }

    private static String firstWord(String written) {
        int blank = written.indexOf(' ');
        return blank < 0 ? written : written.substring(0, blank);
    }
}
