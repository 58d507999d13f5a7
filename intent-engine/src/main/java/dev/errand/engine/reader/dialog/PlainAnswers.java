package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An English answer or correction as people word it: "her handle is @nina", "just 200, I need the rest for rent", "oops, it
 * is @gill not @gus". What stands around the value and asks for nothing is blanked out, so that each offset stays; what is left is read
 * again.
 *
 * <p>Nothing is left out that has a value in it, that begins as an order does, or that limits, doubts or adds anything.
 */
public final class PlainAnswers {

    private static final int LONGEST = 240;

    static final Set<Kind> VALUES = Clause.union(Values.ALL, Kind.TIME_UNIT, Kind.PERIOD, Kind.AGAIN);

    private static final String WHO =
            "(?:(?:that|this|the)(?: second| last| other)? (?:bit|part|one|payment|transfer|money|lot|sum|amount|send)"
                    + "|her|his|their|the|its|thats|my \\w+(?:'s)?|our \\w+(?:'s)?|she|he|they|it|that|this)";
    private static final String NAME =
            "(?: (?:full |whole |complete |right |correct |actual |real )?(?:user ?)?(?:name|handle|contact|address|ens|tag|account|wallet|nickname|nick|id|alias)){1,2}";
    private static final String MODAL =
            "(?:'s|'re|'d|'ll| is| are| was| would| should| must| will| has to| needs to| ought to| has)";
    private static final String VERB =
            "(?: be| have been| have gone| going| goes| gone| go| called| saved| listed| stored| registered| known| uses| use)";
    private static final String FRAME_END = "(?![\\w'])[ ,:]*";

    /** What one says before somebody who was asked for. */
    private static final Pattern NAMING =
            Pattern.compile("(?:" + WHO + "(?:" + NAME + ")?(?: here| on here| there)?" + MODAL + "?" + VERB
                    + "{0,2}(?: out)?(?: as| by| under| to| for| on here as| in my contacts as|:)?"
                    + "|you can (?:reach|find|pay) (?:him|her|them) (?:at|on|under)"
                    + "|(?:please )?(?:send|pay|transfer|give|move)(?: it| that| them| this)?(?: all)? to"
                    + "|(?:i|we)(?:'ve|'ve got| have| have got| had)?(?: saved| stored| have| added| put| know| call| called| got| listed)"
                    + "(?: her| him| them| it)?(?: down| in my contacts| in there)?(?: as| under|:)?)" + FRAME_END);

    /** What one says before any value that was asked for. */
    private static final Pattern FRAME = Pattern.compile(
            "(?:(?:how|what) about|(?:it|that|this)(?:'s| is| was| would be|'d be| should be| should have been| must be)"
                    + "|(?:let's|let us|i'll|i will|i'd|i would|we'll|i'd like to|i want to|i'd rather|i think|i guess|i reckon|i suppose)(?: just| only)?"
                    + "(?: (?:say|go with|go for|do|try|take out|take|start with|make it|use|stick with|need|want))?"
                    + "|(?:i|we)(?: only| just)* (?:need|want)(?: it| them| that| this| one)?(?: for)?"
                    + "|(?:please )?(?:put|lend|place|do|keep|use|run) (?:it|that|them|this|those)(?: all)?(?: on| in| into| with| at| over to)?"
                    + "|for (?:now|the weekend|starters|a start|today|this time)|(?:it|that|this)(?:'s| is| was)? (?:meant|supposed) to (?:be|go to|say)"
                    + "|(?:bump|push|put|raise|up|increase|lower|drop|cut|bring|take|knock) (?:it|that|this)(?: up| down)? to|go (?:up|down) to"
                    + "|i'd rather (?:send|pay|use|have|do|get)|(?:i |i'd |we )?prefer(?: to (?:use|do|have))?|(?:please )?(?:switch|change|swap) (?:it |that |this )?(?:over )?to|a round|just|only|so that's|so|then|make it|make that|call it)"
                    + FRAME_END);

    /** What one says behind it. */
    private static final Pattern TAIL = Pattern.compile(
            "[ ,]*(?:(?:of them )?(?:should|will|would|'ll|ought to|is|are|does)(?: be)?"
                    + " (?:do it|do nicely|do the trick|do|enough|fine|plenty|good|better|best|great|perfect|suffice|sufficient|cover it|okay|ok)(?: for (?:now|me|us|today|this))?"
                    + "|please|thanks|thank you|cheers|ta|sorry|on here|in my contacts|obviously|of course|mate|though|i guess|i suppose|i think|for now|to start with|for (?:that|this|it|them)|long|in total|altogether|all in all"
                    + "|for starters|if you would|if you could|if you please|in that case|then|instead|is what i meant|is the one|is what (?:he|she|they) (?:gave|sent|told) me|is (?:the|his|her|their) (?:one|address|handle|contact|name|account|wallet)|now|these days|i mean(?:t)?|in this app|on this app)");

    /** What one says behind somebody who is paid: "@kim is who it goes to". */
    private static final Pattern PAID = Pattern.compile(
            "(?:'s| is| was| will be| would be| should be) (?:who|whom|where|the one|the person|the guy|the recipient|the payee|the lucky one)(?: who| that)?"
                    + "(?: gets| is getting| receives| should get| should be getting| is to get| it goes to| it's going to| it is going to| it should go to| it's for| it is for| i mean| i meant| i want to pay"
                    + "| you should pay| to pay| to send it to| i'm paying| that goes to| this goes to| that's for| this is for)?(?: it| that| this| them| the money)?"
                    + "| (?:should|will|gets?|is to|needs to|has to|ought to|must)(?: get| have| receive| be getting| be paid)?(?: it| that| this| them| the money)(?: all)?");

    /** What is said on seeing the question, or the slip. */
    private static final Pattern LEAD = Pattern.compile(
            "(?:oh dear|oh|ah|please|pls|not (?:him|her|them|that one|that guy)|(?:ignore|disregard|forget) that|found (?:it|him|her)|got it|here (?:it is|you go|we go)"
                    + "|let me (?:see|look|check|think)(?: it up)?|ok|okay|right|yes|yeah|yep|sure|well|um+|uh|er|erm|hmm+|no|nope|sorry|apologies"
                    + "|my (?:bad|mistake|fault|apologies)|silly me|of course|good (?:point|question|catch)|true|fair enough|fair|oops|whoops|woops|oopsie|ugh|argh|damn|gosh|blimey|crikey"
                    + "|nah|naw|thanks|thank you|cheers|no problem|i forgot(?: to say)?|forgot(?: to say)?|i (?:should|ought to) have (?:said|mentioned)(?: that)?"
                    + "|i meant to say|i see|actually|wait|(?:hang|hold) on(?: a (?:sec|second|minute|min|moment|tick))?|i mean|i meant"
                    + "|(?:that's |that was |it's )?(?:the )?wrong (?!side|way|chat|window|thread|group|place|time)\\w+|on second thoughts?|correction|change of plans?|scratch that|i've changed my mind|changed my mind"
                    + "|(?:the|that) (?:amount|number|address|token|coin|name|recipient|price|date|sum|figure)(?: is| was|'s) (?:wrong|off|incorrect|not right)"
                    + "|(?:\\w+ )?(?:digits?|characters?|chars?|letters?) (?:is |are |was |were )?(?:short|missing|too (?:few|many|short|long)|off|lost)"
                    + "|(?:i )?(?:missed|dropped|forgot|lost|cut off|left out) (?:an?|the|some|\\w+) (?:last )?(?:digits?|characters?|chars?|letters?)|(?:it |that )?(?:got |was )?cut off|(?:it |that )?(?:got |was )?(?:truncated|incomplete)"
                    + "|(?:here(?:'s| is)|this is) the (?:right|correct|proper|full|real|good|actual|whole) (?:one|address|handle|name|contact|amount|number)"
                    + "|(?:that was a |my |a |it's a )?(?:typo|misclick|mistype|copy(?:[ -]?(?:and[ -])?paste)? (?:error|mistake|fail)|copying mistake|fat fingers?|slip)"
                    + "|(?:i )?(?:mistyped|misspoke|miscounted|misread|mixed (?:it|them|that) up|got (?:it|that) wrong|typed (?:it|that) wrong|pasted (?:it|that) wrong))\\b[\\s,.!:;-]*");

    private static final Pattern NEGATED = Pattern.compile(
            "n't\\b|\\b(?:dont|doesnt|cant|not|never|no longer|low on|out of|short of|short on|running out)\\b");

    private static final Pattern MENDING = Pattern.compile(
            "\\b(?:no|nope|nah|naw|sorry|oops|whoops|woops|oopsie|actually|wait|hang on|hold on|i meant?|wrong|on second thoughts?|correction|change of plans?|scratch that|changed my mind|typo|misclick|mistyped?|misspoke|miscounted|misread|fat fingers?|(?:copy|copying|paste) (?:error|mistake|fail)|my bad|my mistake|make (?:it|that)|not (?:him|her|them|that one|that guy)|i'd rather|would be better|(?:i |i'd |we )prefer|(?:switch|change) (?:it |that |this )?(?:over )?to"
                    + "|(?:bump|push|raise|increase|lower|drop|cut|bring|knock) (?:it|that|this)|go (?:up|down) to)\\b|^(?:only|just|(?:let's|i'll|we'll) (?:do|say|go with)) ");

    /** "Hmm, 10 hours": another value and nothing else; "hmm, 3 is a lot" is none. */
    private static final Pattern HESITATING = Pattern.compile("hm+[ ,.]+[^ ?]+(?: [^ ?]+)?[.!]?");

    /** "And in DAI?", "what about 3?": asks the same of something else. */
    private static final Pattern ASKING = Pattern.compile(
            "(?:and |ok |so )*(?:and|what about|how about|same for|now)\\b[ ,]*(?:(?:in|to|for|of|with)\\b )?");

    /** Where a new remark begins without a sign in front. */
    private static final Pattern LOOSE = Pattern.compile(
            " (?:i'm|im|i am|i've|ive|she's|shes|he's|hes|they're|theyre|we're|it's|that's|thats|because|cos|coz|cause) ");

    /** A remark tells of somebody or something. */
    private static final Pattern TELLING = Pattern.compile(
            "(?:and |but |cos |coz |because |since |as )?(?:i|i'm|im|i've|ive|i'd|she|she's|shes|he|he's|hes|they|they're|we|we're|we've|it|it's|its|that|that's|thats|this|these|those|there's|there"
                    + "|my|our|her|his|their|the|gas|boss|mum|dad|mom|time's|everyone|everything|nobody|life|times|silly me|because|cos|coz|to be on the safe side|just (?:to be|in case)|happy (?:birthday|days)|poor (?:thing|guy|girl|old))\\b.*");

    /** What limits, doubts, adds or orders something, also within a remark. */
    private static final Pattern WEIGHTY = Pattern.compile(
            "\\b(?:if|unless|until|till|when|once|except|only|maybe|perhaps|probably|sure|don't know|dunno|or|about|around|roughly"
                    + "|ask|asked|before|after|later|tomorrow|tonight|cancel|stop|instead|also|then|plus|each|per|more than|less than|at most|at least|max|maximum|minimum|limit|over|under"
                    + "|should|must|has to|have to|had to|needs? to|want(?:s|ed)? (?:you|me|it|them)|need you|like you|please|could you|can you|would you|not yet|forget|never mind|nevermind"
                    + "|don't|do not|doesn't matter|whichever|either|neither|both|another|again|every|daily|weekly|monthly|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|deadline|slippage|budget|cheapest|fastest"
                    + "|wait|hold|first|rest of it|all of it|half|double|twice|more|less|same|as well|too many|wrong)\\b|[?%$]");

    private final String written;
    private final List<Lexeme> lexemes;
    private final boolean open;
    private final List<String> earlier;
    private final boolean asks;
    private final StringBuilder left;
    private boolean mending;

    /**
     * What is left.
     *
     * @param text as long as before
     * @param mends whether it says that something was said wrongly, or asks the same of something else
     */
    public record Plain(String text, boolean mends) {}

    private PlainAnswers(String text, List<Lexeme> lexemes, List<String> earlier, boolean open, boolean asks) {
        this.asks = asks;
        this.earlier = earlier;
        this.written = text.replace('’', '\'').toLowerCase(Locale.ROOT);
        this.lexemes = lexemes;
        this.open = open;
        this.left = new StringBuilder(text);
    }

    /**
     * The text with nothing but blanks where it only says how somebody came to it.
     *
     * @param earlier the tokens of the message before
     * @param open whether the message before was asked about
     * @param asks whether the message before asked how much there is, or what something fetches
     */
    public static Plain of(String text, List<Lexeme> lexemes, List<String> earlier, boolean open, boolean asks) {
        if (text.length() > LONGEST
                || Hanzi.areIn(text)
                || text.toLowerCase(Locale.ROOT).length() != text.length()) {
            return new Plain(text, false);
        }
        PlainAnswers answer = new PlainAnswers(text, lexemes, earlier, open, asks);
        return answer.blank() ? new Plain(answer.left.toString(), answer.mending) : new Plain(text, false);
    }

    private boolean blank() {
        List<int[]> parts = parts();
        int valued = -1;
        for (int i = 0; i < parts.size(); i++) {
            boolean value = hasValue(parts.get(i)[0], parts.get(i)[1]);
            if (value && valued >= 0 && !isSaid(parts.get(i), parts.get(valued))) {
                return false;
            }
            valued = value && valued < 0 ? i : valued;
        }
        if (valued < 0) {
            return false;
        }
        boolean mends = (asks && ASKING.matcher(written).lookingAt())
                || HESITATING.matcher(written).matches();
        for (int i = 0; i < parts.size(); i++) {
            int[] part = parts.get(i);
            String said = written.substring(part[0], part[1]).strip();
            mends |= i <= valued && MENDING.matcher(said).find();
            if (i == valued) {
                value(part[0], part[1]);
            } else if (said.isEmpty()
                    || behind(LEAD, part[0] + leading(part), part[1]) >= part[1]
                    || (open
                            && i < valued
                            && ROLE.matcher(said).matches()
                            && !WEIGHTY.matcher(said).find())
                    || isRemark(written.substring(behind(LEAD, part[0] + leading(part), part[1]), part[1]))) {
                erase(part[0], Math.min(part[1] + 1, written.length()));
            } else {
                return false;
            }
        }
        mending = mends;
        return true;
    }

    /** The parts between signs, which a blank or the end follows. */
    private List<int[]> parts() {
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < written.length(); i++) {
            boolean sign = ",.;:!?\n—–".indexOf(written.charAt(i)) >= 0
                    || (written.charAt(i) == '-' && i > 0 && written.charAt(i - 1) == ' ');
            boolean ends = i + 1 == written.length() || Character.isWhitespace(written.charAt(i + 1));
            if (sign && ends && written.charAt(i) != '?') {
                parts.add(new int[] {from, i});
                from = i + 1;
            }
        }
        parts.add(new int[] {from, written.length()});
        return parts;
    }

    /** How many blanks a part begins with. */
    private int leading(int[] part) {
        int at = part[0];
        while (at < part[1] && Character.isWhitespace(written.charAt(at))) {
            at++;
        }
        return at - part[0];
    }

    /** "DAI, we always use DAI", "make it DAI, she doesn't take USDC": names a token again, or the one that is turned down. */
    private boolean isSaid(int[] part, int[] valued) {
        boolean denied = NEGATED.matcher(written.substring(part[0], part[1])).find();
        return lexemes.stream()
                .filter(lexeme -> isValue(lexeme, part[0], part[1]))
                .allMatch(lexeme -> lexeme.is(Kind.TOKEN)
                        && (denied
                                ? !open && earlier.contains(lexeme.text())
                                : Lists.any(
                                        lexemes,
                                        other -> isValue(other, valued[0], valued[1])
                                                && other.text().equals(lexeme.text()))));
    }

    private boolean hasValue(int from, int to) {
        return Lists.any(lexemes, lexeme -> isValue(lexeme, from, to));
    }

    /** "Here is the right one", "the full address is": neither counts anything. */
    private boolean isOfName(Lexeme lexeme) {
        boolean one = written.startsWith("one", lexeme.start())
                && lexeme.end() - lexeme.start() == 3
                && Lists.any(RIGHT, word -> written.startsWith(word, lexeme.start() - word.length()));
        return one
                || DIGITS.matcher(written)
                        .region(lexeme.start(), written.length())
                        .lookingAt()
                || (lexeme.is(Kind.SHARE)
                        && ALL_OF_NAME
                                .matcher(written)
                                .region(lexeme.start(), written.length())
                                .lookingAt());
    }

    private static final List<String> RIGHT =
            List.of("right ", "correct ", "proper ", "actual ", "real ", "wrong ", "full ", "whole ", "complete ");

    /** "Two digits short", of an address. */
    private static final Pattern DIGITS = Pattern.compile("\\w+ (?:digits?|characters?|chars?|letters?)\\b");

    private static final Pattern ALL_OF_NAME =
            Pattern.compile("(?:the )?(?:full|whole|complete|entire) (?:one|address|handle|name|thing|string)\\b");

    private boolean isValue(Lexeme lexeme, int from, int to) {
        return lexeme.start() >= from && lexeme.start() < to && lexeme.isAnyOf(VALUES) && !isOfName(lexeme);
    }

    /** "To my brother, he's @leo": who that is. */
    private static final Pattern ROLE = Pattern.compile(
            "(?:it's |its |that's |this is )?(?:to |for )?(?:my|our) (?!other\\b|second\\b|old\\b|new\\b)\\w+(?: \\w+)?");

    /** "That should cover the dentist": what an amount is enough for. */
    private static final Pattern COVERS = Pattern.compile(
            "(?:that|this|it|which)(?:'ll|'d| will| should| ought to| would| must)(?: just)?(?: about)? (?:cover|do for|do|be enough for|be plenty for|pay for|sort|see me through|get me through|last me|settle|suffice for)\\b");

    private static boolean isRemark(String said) {
        Matcher covers = COVERS.matcher(said);
        String rest = covers.lookingAt() ? said.substring(covers.end()) : said;
        return TELLING.matcher(said).matches() && !WEIGHTY.matcher(rest).find();
    }

    /** Blanks what stands around the value within its part. */
    private void value(int from, int to) {
        int first = written.length();
        int last = 0;
        for (Lexeme lexeme : lexemes) {
            if (isValue(lexeme, from, to)) {
                first = Math.min(first, lexeme.start());
                last = Math.max(last, lexeme.end());
            }
        }
        int begin = from;
        while (begin < first && Character.isWhitespace(written.charAt(begin))) {
            begin++;
        }
        int lead = behind(asks && begin == 0 ? ASKING : LEAD, begin, first);
        int naming = isNamed(first) ? behind(NAMING, lead, first) : lead;
        int frame = naming == first ? first : behind(FRAME, lead, first);
        erase(from, frame == first ? frame : lead);
        tail(last, to);
    }

    /** Where the value begins that ends here; −1 if none does. */
    private int starts(int end) {
        return lexemes.stream()
                .filter(lexeme -> lexeme.end() == end)
                .mapToInt(Lexeme::start)
                .findFirst()
                .orElse(-1);
    }

    private boolean isNamed(int at) {
        return Lists.any(lexemes, lexeme -> lexeme.start() == at && lexeme.is(Kind.RECIPIENT));
    }

    private int behind(Pattern pattern, int from, int to) {
        int at = from;
        Matcher matcher = pattern.matcher(written);
        while (at < to && matcher.region(at, to).lookingAt() && matcher.end() > at) {
            at = matcher.end();
        }
        return at;
    }

    private void tail(int from, int to) {
        Matcher paid = PAID.matcher(written).region(from, to);
        boolean whole = isNamed(Math.max(0, starts(from)))
                && paid.lookingAt()
                && written.substring(paid.end(), to).isBlank();
        int end = whole ? to : behind(TAIL, from, to);
        erase(from, end);
        Matcher loose = LOOSE.matcher(written).region(Math.max(from, end), to);
        if (loose.find() && isRemark(written.substring(loose.start(), to).strip())) {
            erase(loose.start(), to);
        }
    }

    private void erase(int from, int to) {
        for (int i = from; i < to; i++) {
            left.setCharAt(i, ' ');
        }
    }
}
