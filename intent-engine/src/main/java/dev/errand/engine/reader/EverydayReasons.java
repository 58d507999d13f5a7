package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everyday reasons between two signs whose words would weigh elsewhere: "i'm broke until friday", "otherwise i can't pay the rent", "not LINK,
 * i already have loads of that", "gonna need weth for the bid", "he only takes dai". Each has its own form, and becomes one lexeme that asks
 * for nothing. A token in one of them has to be the token that the request gives or gets. The words stand in {@code reasons-en.txt}.
 */
final class EverydayReasons {

    private static final WordLists WORDS = WordLists.read("reasons-en.txt");
    private static final Set<String> WEIGHS = WORDS.named("WEIGHS");
    private static final List<String> NAMES = List.of(
            "WHO_IS",
            "WHO",
            "HOW",
            "BROKE",
            "UNTIL",
            "PAYDAY",
            "LOSES",
            "LOADS",
            "THAT",
            "DISLIKE",
            "CHASE",
            "TAKES",
            "NOWADAYS",
            "NEEDS",
            "AIM",
            "THINKING",
            "FAMILY",
            "BILLS",
            "PAYING",
            "TODAY",
            "MONEY_FOR");
    private static final Set<String> BECAUSE = Set.of("because", "cause", "cos", "cuz", "coz", "bc");
    private static final int LONGEST = 100;
    /** Where the token of the text stands in a clause, and its count. */
    private static final String TOKEN = "¤";

    private static final String COUNT = "№";

    /** What somebody lacks, and until when: a time of his, not of the request. */
    private static final Pattern LACKS = pattern("(?:WHO_IS) (?:(?:HOW) )?(?:BROKE) (?:UNTIL) (?:PAYDAY)"
            + "|(?:(?:HOW) )?(?:BROKE) (?:UNTIL) (?:PAYDAY)"
            + "|(?:WHO) (?:don't|doesn't|won't|do not|does not|will not|dont|doesnt|wont) get (?:any )?(?:paid|money|my wages|a salary)(?: again)? (?:UNTIL) (?:PAYDAY)"
            + "|(?:payday|my salary|my pay|my paycheck|the salary|pay day|rent money|my wage) (?:isn't|isnt|is not|doesn't come|doesn't arrive|doesn't land|won't come|won't arrive|won't land|doesn't hit)"
            + "(?: in)? (?:UNTIL) (?:PAYDAY)"
            + "|(?:(?:HOW) )(?:BROKE)(?: this week| this month| right now| at the moment| lately| these days)?");
    /** What would be, were the request not done. */
    private static final Pattern OTHERWISE = pattern(
            "(?:or|or else|otherwise|else) (?:WHO)(?:'ll| will| would|'d| might)? ?(?:can't|cannot|cant|won't|wont|couldn't)?"
                    + "(?: be able to)? ?(?:LOSES)(?: [a-z']{1,12}){0,6}"
                    + "|(?:(?:WHO) )?(?:can't|cannot|cant|won't be able to|couldn't|wouldn't) (?:LOSES)(?: [a-z']{1,12}){0,4} (?:otherwise|without it|without that|without this)");
    /** Of a token that is not wanted: why. */
    private static final Pattern UNWANTED = pattern(
            "(?:i|we|i've|we've|ive)(?: already| still| just)?(?: have| got| hold| own)?(?: got)?(?: already)? (?:LOADS)(?: of (?:THAT))?"
                    + "(?: already| as it is| anyway| now| by now| left| lying around)?"
                    + "|(?:got|have)(?: already)? (?:LOADS)(?: of (?:THAT))?(?: already| as it is| anyway)?"
                    + "|(?:i|we)?(?: really| just| still)? ?(?:don't|do not|never|can't|didn't|dont|cant) (?:really )?(?:DISLIKE) (?:THAT|any|any of that|any of it|any more|anymore)(?: at all| one bit| anymore| any more| right now)?");
    /** So that somebody need not do what he does. */
    private static final Pattern SPARED = pattern(
            "(?:that )?(?:WHO) (?:doesn't|don't|won't|never|doesnt|dont|wont) (?:ever |always |even )?"
                    + "(?:have to|need to|has to|needs to) (?:CHASE)(?: (?:and|or) (?:CHASE))?(?: me| us)?(?: about it| for it| all the time| so much| anymore| any more| again)?");
    /** What somebody takes, and what one needs for something. */
    private static final Pattern GOT = pattern(
            "(?:he|she|they|who|he's|she's|they're|hes|shes|theyre|(?:the|my|his|her|our|their|this) [a-z]{2,12}(?: [a-z]{2,12})?)"
                    + "(?: is| are)?(?: only| just| now| still| happily| really| mostly)? (?:TAKES) ¤(?: (?:NOWADAYS)){0,2}"
                    + "|(?:NEEDS) ¤ for (?:(?:the|a|an|my|our|some|this|that|his|her|their|tonight's|tomorrow's) )?[a-z'-]{2,14}(?: [a-z'-]{2,14}){0,2}"
                    + "|[a-z]{3,12} [a-z]{3,12}(?: only)? (?:need|needs|require|requires|take|takes|accept|accepts) ¤(?: only)?"
                    + "|(?:i |we )?(?:can't|cannot|cant) (?:get|pay|enter|join|bid|mint|play|order|book)(?: [a-z']{1,12}){0,5} without ¤");
    /** What a token does to somebody. */
    private static final Pattern FELT = pattern(
            "¤ (?:really |just |honestly |always |kinda )?(?:makes|gives|scares|worries|bores|annoys|stresses|freaks|frightens|spooks|creeps) (?:me|us)(?: [a-z']{1,12}){0,4}"
                    + "|¤ (?:just |really )?keeps (?:on )?(?:bleeding|falling|dropping|sliding|tanking|dumping|pumping|climbing|sinking|crashing|losing|dipping|bouncing|disappointing|wobbling|going|letting)(?: [a-z']{1,12}){0,3}"
                    + "|¤ (?:is|has been|was)(?: just| only)? (?:sitting|lying|collecting|gathering|doing|going|rotting|boring|dead|flat|shaky|scary|wobbly|bleeding|flying|mooning|pumping|tanking)(?: [a-z']{1,12}){0,3}");
    /** A token that one has too much of, or does not like; it has to be the one that is given. */
    private static final Pattern DISLIKED = pattern(
            "(?:i |we |i've |we've )?(?:have|hold|got|own)(?: way| far)? (?:too much|too many|so much|more than enough|plenty of|loads of|lots of|tons of|enough) ¤"
                    + "(?: already| anyway| now| lying around| as it is)?"
                    + "|(?:i |we )?(?:never|don't|do not|dont|can't|hardly|barely|rarely) (?:really )?(?:DISLIKE) ¤(?: anymore| any more| much| at all| these days| anyway)?"
                    + "|(?:i|we) (?:really |just |kinda )?(?:hate|dislike|distrust|regret buying) ¤(?: now| lately| these days)?");
    /** A token that somebody likes; it has to be the one that is got. */
    private static final Pattern LIKED = pattern(
            "(?:i|we|he|she|they|everyone|everybody|people|my [a-z]{2,12}|the whole internet) (?:really |just |all |always |still )?"
                    + "(?:love|loves|trust|trusts|like|likes|swear by|swears by|prefer|prefers|is talking about|are talking about|keeps talking about|keep talking about|is raving about|won't shut up about|feel safer in|feel better in|believe in)"
                    + " ¤(?: a lot| lately| these days| right now| way more| anyway| again)?");
    /** A favour that is paid back. */
    private static final Pattern FAVOUR = pattern(
            "(?:he|she|they|who) (?:kindly |already |also )?(?:paid for|covered|paid|got|bought|picked up|fronted|brought|sorted|fixed|booked|cooked) (?:(?:my|our|the|us|me|us all|everyone's) )?"
                    + "[a-z'-]{2,14}(?: [a-z'-]{2,14}){0,2}");
    /** So that nothing bad happens. */
    private static final Pattern SPARED_LOSS = pattern(
            "(?:that )?(?:WHO) (?:don't|doesn't|won't|do not|does not|dont|doesnt|wont) (?:lose|miss|cut|freeze|starve|end up|go|run out|fall|turn off|shut off|kick|evict|charge|get)"
                    + "(?: [a-z']{1,12}){1,5}");
    /** What somebody is or was without. */
    private static final Pattern WITHOUT = pattern(
            "(?:(?:WHO_IS)|he's been|she's been|they've been|i've been|we've been|he left|she left|i left|he went out|she went out|he came|she came)(?: home| again)? without "
                    + "(?:a |his |her |their |my |our |any )?(?:work|pay|job|power|heating|electricity|water|food|car|wallet|card|purse|phone|keys|bag|cash|money|internet|roof|boiler|fridge|laptop|lunch)"
                    + "(?: for (?:days|weeks|months|years|ages|a week|a month|a while)| since (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|last week|last month|yesterday)| all (?:day|week|month|winter)| again| today| this week)?"
                    + "|(?:WHO) (?:can't|cannot|cant|won't be able to|couldn't) (?:work|drive|get to work|cook|study|eat|sleep|earn|live|function|open|run the shop)(?: [a-z']{1,12}){0,3} without "
                    + "(?:his|her|their|my|our|a|any) [a-z'-]{2,14}(?: [a-z'-]{2,14})?");
    /** What lies with a letter, and how one ends. */
    private static final Pattern FILED = pattern(
            "(?:the|our|your|a|an|his|her|their) (?:signed |approved |original )?(?:invoice|contract|agreement|receipt|paperwork|resolution|purchase order|statement|documentation|timesheet)"
                    + " (?:is|has been|was|are) (?:on file|attached|enclosed|filed|signed|on record)(?: (?:with|by|in|at) (?:the|our|your) [a-z-]{3,14}(?: [a-z-]{3,14})?)?"
                    + "|with (?:best|kind|warm|kindest|many) (?:regards|wishes|thanks)");

    private static final Pattern CLOSING = Pattern.compile(
            "(?:.{0,20} )?(?:regards|sincerely|faithfully|wishes|truly|respectfully|cordially|thanks|cheers)");
    private static final Pattern SIGNED = Pattern.compile(
            "(?:The |the )?\\p{Lu}\\p{Ll}{1,14}(?: (?:of the|of|and|for|the|\\p{Lu}\\p{Ll}{1,14})){0,6}");
    /** What one thinks of buying, in front of a question or a request. */
    private static final Pattern PLANNED = pattern(
            "(?:THINKING) (?:AIM) (?:a|an|some|my|the|our|that) [a-z'-]{2,14}(?: [a-z'-]{2,14}){0,3}(?: with it| with that)?");

    private static final Pattern COUNTED = pattern(
            "(?:i've got |i have |got |there are |we have |we've got |just |only )?№ (?:(?:small|quick|more|overdue|little|last|other|monthly) )?(?:BILLS)"
                    + " (?:left |still |more )?(?:to (?:PAYING)|due|outstanding|waiting|coming up)(?: (?:TODAY)){0,2}");
    private static final Pattern TAGS = pattern(
            "(?:so |just |totally |completely |pretty much )?(?:done|fed up|bored|sick|tired|finished) (?:with|of) (?:it|that|this|them|that one|the whole thing)"
                    + "|(?:i |we )?(?:could|can) (?:really )?use the (?:yield|interest|money|cash|return|income)"
                    + "|(?:rent day|payday|bill day|rent week|tax day|tax season)(?: again| already| today| treat)?"
                    + "|(?:just )?(?:a )?(?:gut feeling|hunch|birthday treat|little treat|small treat|weekend treat|christmas treat|whim)"
                    + "|(?:the |my |our )?(?:FAMILY) (?:wants|prefers|likes|needs|is after|fancies) something (?:(?:a bit|a little|more|that|with) )?[a-z]{3,14}(?: [a-z]{2,12}){0,2}");
    /** What somebody is paid. */
    private static final Pattern MONEY = pattern(
            "(?:my |our |the |his |her )?[a-z']{3,14} (?:MONEY_FOR)"
                    + "|(?:my|our|his|her|their) (?:share|part|bit|cut|half) of (?:the|that|our|last|yesterday's) [a-z']{3,14}(?: [a-z']{3,14})?");

    private static final Set<Kind> DIVIDING = EnumSet.of(Kind.COMMA, Kind.STOP, Kind.SO);
    /** What is spelt with letters, too, and is no word of a reason. */
    private static final Set<Kind> VALUES = EnumSet.of(
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPU,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.PRECISION,
            Kind.BAD_NUMBER,
            Kind.PERIOD);

    private final List<Lexeme> lexemes;
    private final String text;

    private EverydayReasons(List<Lexeme> lexemes, String text) {
        this.lexemes = lexemes;
        this.text = text;
    }

    /** The lexemes of an English text, each such reason one lexeme; as they were where nothing else is said. */
    static List<Lexeme> joined(List<Lexeme> lexemes, String text) {
        if (lexemes.size() > ChineseTellings.MOST_LEXEMES) {
            return lexemes; // each clause is held against all others
        }
        boolean divided = lexemes.stream()
                .anyMatch(lexeme -> DIVIDING.contains(lexeme.kind()) || BECAUSE.contains(lexeme.written(text)));
        return divided && !Questions.isChinese(text) ? new EverydayReasons(lexemes, text).joined() : lexemes;
    }

    private List<Lexeme> joined() {
        List<int[]> found = new ArrayList<>();
        for (int from = 0; from < lexemes.size(); ) {
            int to = from;
            while (to < lexemes.size() && !endsClause(from, to)) {
                to++;
            }
            boolean asked = to < lexemes.size() && text.charAt(lexemes.get(to).start()) == '?';
            if (to > from + 1 && to - from < lexemes.size() && !asked && isReason(from, to)) {
                found.add(new int[] {from, to});
            }
            boolean sign =
                    to < lexemes.size() && DIVIDING.contains(lexemes.get(to).kind());
            from = sign || to == lexemes.size() ? to + 1 : to;
        }
        return found.isEmpty() || !EnglishRemarks.isWhole(lexemes, found)
                ? lexemes
                : EnglishRemarks.without(lexemes, found, text);
    }

    /** At a sign, or in front of "because". */
    private boolean endsClause(int from, int at) {
        return DIVIDING.contains(lexemes.get(at).kind())
                || (at > from && BECAUSE.contains(lexemes.get(at).written(text)));
    }

    private boolean isReason(int from, int to) {
        if (lexemes.get(to - 1).end() - lexemes.get(from).start() > LONGEST) {
            return false;
        }
        String said = said(from, to);
        boolean leads = from == 0;
        if (said.contains(TOKEN)) {
            String got = got(from, to);
            return (LIKED.matcher(said).matches() && tokenOf(from, to).equals(got))
                    || (DISLIKED.matcher(said).matches() && tokenOf(from, to).equals(given(from, to, got)))
                    || (GOT.matcher(said).matches() && tokenOf(from, to).equals(got))
                    || (FELT.matcher(said).matches() && isElsewhere(from, to) && !weighs(said));
        }
        if (said.contains(COUNT)) {
            return leads && COUNTED.matcher(said).matches() && isCount(from, to);
        }
        return LACKS.matcher(said).matches()
                || (OTHERWISE.matcher(said).matches() && !weighs(said.replaceFirst("^or else |otherwise", "")))
                || WITHOUT.matcher(said).matches()
                || (leads
                        ? PLANNED.matcher(said).matches() && !weighs(said.replaceFirst(" with (?:it|that)", ""))
                        : isBehindRequest(from, said));
    }

    private boolean isBehindRequest(int from, String said) {
        boolean weighs = weighs(said);
        boolean spares = SPARED.matcher(said).matches()
                || (!weighs && SPARED_LOSS.matcher(said).matches());
        boolean unwanted = isBehindUnwanted(from) && UNWANTED.matcher(said).matches();
        boolean paid = isPaid(from)
                && (isMoney(said) || (!weighs && FAVOUR.matcher(said).matches()));
        String calm = said.replace(" again", "").replaceFirst("something (?:less|more)", "");
        boolean letter = FILED.matcher(said).matches() || isSignature(from);
        return letter || spares || unwanted || paid || (TAGS.matcher(said).matches() && !weighs(calm));
    }

    private static boolean isMoney(String said) {
        String first = said.substring(0, Math.max(0, said.indexOf(' ')));
        return MONEY.matcher(said).matches()
                && !EnglishRemarks.isImperative(first)
                && !weighs(said.replaceFirst("^(?:my|his|her|our|their) half", ""));
    }

    private static boolean weighs(String said) {
        return ToldWords.wordsOf(said).stream().anyMatch(WEIGHS::contains);
    }

    /** The clause in lower case, with one sign for each token and each number. */
    private String said(int from, int to) {
        StringBuilder said = new StringBuilder();
        for (int i = from; i < to; i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean capital = lexeme.kind() == Kind.WORD
                    && lexeme.end() - lexeme.start() > 1
                    && Character.isUpperCase(text.charAt(lexeme.end() - 1));
            String word = capital || VALUES.contains(lexeme.kind())
                    ? "#"
                    : switch (lexeme.kind()) {
                        case TOKEN -> TOKEN;
                        case NUMBER -> lexeme.written(text).equals("one") && i > from + 1 ? "one" : COUNT;
                        default -> lexeme.written(text);
                    };
            said.append(said.isEmpty() ? "" : " ").append(word);
        }
        return said.toString().replaceFirst("^(?:and|because|cause|cos|cuz|coz|since|tbh|honestly) ", "");
    }

    /** The last token of these lexemes. */
    private String tokenOf(int from, int to) {
        String token = "";
        for (int i = from; i < to; i++) {
            token = lexemes.get(i).kind() == Kind.TOKEN ? lexemes.get(i).text() : token;
        }
        return token;
    }

    /** What the rest of the text leaves in hand: the last token, or the one that is bought with it, or what is wrapped. */
    private @Nullable String got(int from, int to) {
        String last = null;
        boolean paidWith = false;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (i >= from && i < to) {
                continue;
            }
            if (lexeme.is(Kind.WRAP) || lexeme.is(Kind.UNWRAP)) {
                return lexeme.is(Kind.WRAP) ? "WETH" : "ETH";
            }
            boolean payer = lexeme.kind() == Kind.TOKEN && last != null && paidWith;
            if (lexeme.kind() == Kind.TOKEN && !payer) {
                last = lexeme.text();
            }
            paidWith = lexeme.kind() == Kind.WITH
                    || lexeme.kind() == Kind.FROM
                    || (paidWith && (lexeme.kind() == Kind.NUMBER || lexeme.kind() == Kind.MINE));
        }
        return last;
    }

    /** What the rest of the text gives away, if it gets another: its first token, or its last. */
    private @Nullable String given(int from, int to, @Nullable String got) {
        String first = null;
        String last = null;
        for (int i = 0; i < lexemes.size(); i++) {
            if ((i < from || i >= to) && lexemes.get(i).kind() == Kind.TOKEN) {
                last = lexemes.get(i).text();
                first = first == null ? last : first;
            }
        }
        boolean gets = got != null && !got.equals(first);
        return gets ? first : last != null && !last.equals(got) ? last : null;
    }

    private boolean isElsewhere(int from, int to) {
        String token = tokenOf(from, to);
        for (int i = 0; i < lexemes.size(); i++) {
            if ((i < from || i >= to)
                    && lexemes.get(i).kind() == Kind.TOKEN
                    && lexemes.get(i).text().equals(token)) {
                return true;
            }
        }
        return false;
    }

    /** "Two bills": as many as are paid. */
    private boolean isCount(int from, int to) {
        long recipients = lexemes.stream()
                .filter(lexeme -> lexeme.kind() == Kind.RECIPIENT)
                .count();
        return lexemes.subList(from, to).stream()
                .filter(lexeme -> lexeme.kind() == Kind.NUMBER)
                .allMatch(lexeme -> lexeme.number() != null && lexeme.number().longValue() == recipients);
    }

    /** "…, not LINK, …". */
    private boolean isBehindUnwanted(int from) {
        return from > 2
                && lexemes.get(from - 2).kind() == Kind.TOKEN
                && lexemes.get(from - 3).kind() == Kind.NOT;
    }

    /** "Best regards, Office of the Treasurer", at the end. */
    private boolean isSignature(int from) {
        int start = from - 1;
        while (start > 0 && !DIVIDING.contains(lexemes.get(start - 1).kind())) {
            start--;
        }
        String before = start < from - 1
                ? text.substring(
                                lexemes.get(start).start(),
                                lexemes.get(from - 2).end())
                        .toLowerCase(Locale.ROOT)
                : "";
        String name = text.substring(lexemes.get(from).start()).strip();
        return name.length() < LONGEST
                && lexemes.subList(from, lexemes.size()).stream()
                        .noneMatch(lexeme -> VALUES.contains(lexeme.kind()) || lexeme.kind() == Kind.TOKEN)
                && CLOSING.matcher(before).matches()
                && SIGNED.matcher(name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                        .matches();
    }

    private boolean isPaid(int from) {
        return lexemes.get(from - 1).kind() == Kind.COMMA
                && lexemes.get(Math.max(0, from - 2)).kind() == Kind.RECIPIENT;
    }

    private static Pattern pattern(String words) {
        return WhatFor.pattern(words, NAMES, WORDS);
    }
}
