package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.engine.reader.Phrase.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what asks for something from what does not: advice, reports of the past, negations, questions, greetings, reasons. */
final class Asides {

    private static final Set<Kind> VERBS = EnumSet.of(
            Kind.SWAP,
            Kind.BUY,
            Kind.SELL,
            Kind.SELL_ALL,
            Kind.RID,
            Kind.SEND,
            Kind.RETURN,
            Kind.SUPPLY,
            Kind.BORROW,
            Kind.WITHDRAW,
            Kind.REPAY,
            Kind.CLEAR,
            Kind.WRAP,
            Kind.UNWRAP,
            Kind.RUN,
            Kind.GENERATE,
            Kind.TRAIN,
            Kind.RENT,
            Kind.RENDER,
            Kind.QUOTE,
            Kind.BECOME,
            Kind.PUT,
            Kind.MOVE);
    private static final Set<Kind> MANY_THINGS =
            Clause.union(VERBS, Kind.GET, Kind.TAKE, Kind.OBJECT, Kind.USE, Kind.SHOW, Kind.NEED, Kind.WANT, Kind.GIVE);
    private static final Set<Kind> ENTITIES = EnumSet.of(
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPUS,
            Kind.FRAMES,
            Kind.PARAMETERS,
            Kind.LIMIT,
            Kind.TRIGGER,
            Kind.MODEL_NOUN,
            Kind.BALANCE,
            Kind.DEBT,
            Kind.SCENE,
            Kind.FRAME_TIME,
            Kind.ATTACHMENT,
            Kind.A_LOAN);
    private static final Set<Kind> SMALL_WORDS =
            EnumSet.of(Kind.SOME, Kind.MEASURE, Kind.TIME_TAIL, Kind.ARTICLE, Kind.MINE);
    private static final Set<Kind> POLITE = EnumSet.of(
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
    private static final Set<String> OPENERS = Set.of(
            "please",
            "pls",
            "plz",
            "kindly",
            "can you",
            "could you",
            "would you",
            "will you",
            "i need you to",
            "i want you to",
            "i'd like you to",
            "help me",
            "can you please",
            "could you please",
            "i want to",
            "i'd like to",
            "let's",
            "i need to",
            "would you kindly",
            "would you please",
            "i would like you to",
            "go ahead and",
            "help me write",
            "请",
            "帮我",
            "请帮我",
            "麻烦",
            "麻烦你",
            "帮忙",
            "替我",
            "劳驾",
            "请你",
            "拜托",
            "能帮我",
            "可以帮我",
            "帮",
            "劳烦",
            "烦请",
            "有劳",
            "同我",
            "帮手",
            "能不能",
            "可以",
            "可不可以");

    /** The same in English: what these verbs do to an amount of tokens is no type of request. */
    private static final Set<String> ON_CHAIN_VERBS = Set.of(
            "stake",
            "unstake",
            "restake",
            "mint",
            "bridge",
            "vote",
            "claim",
            "delegate",
            "burn",
            "lock",
            "vest",
            "airdrop",
            "register",
            "launch",
            "insure");

    /** What no type of request says, though it moves tokens. */
    private static final Set<String> ON_CHAIN = Set.of(
            "跨链", "質押", "质押", "铸造", "鑄造", "桥接", "跨鏈", "投票", "桥", "橋", "桥到", "橋到", "橋接", "桥接到", "橋接到", "桥去", "橋去", "跨到",
            "跨去");

    /** What is under such a heading is not to be done. */
    private static final Pattern PRETENCE = Pattern.compile(
            "(?i)\\b(preview|simulat|hypothe|exampl|sample|test|demo|mock|dry|draft|imagin|pretend|estimat|quot|indicat|idea)");

    /** 狗狗币: whatever it is, it is a token. */
    private static final Pattern COIN = Pattern.compile("[\\u4e00-\\u9fff][币幣]");

    private static final Set<Kind> MOVES = EnumSet.of(
            Kind.SWAP,
            Kind.BECOME,
            Kind.SELL,
            Kind.BUY,
            Kind.SEND,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.REPAY);

    private static final Set<String> PARTICLES = Set.of(
            "吗", "吧", "呢", "啊", "呀", "嘛", "啦", "喔", "噢", "哈", "呗", "捏", "咯", "喽", "嘞", "喇", "谢谢", "多谢", "谢了", "唔该",
            "拜托", "辛苦", "好吗", "行吗", "可好", "可以吗", "可以不", "好不好", "行不行", "得吗", "得唔得", "好唔好", "成不成", "亲", "宝");

    private static final Pattern AFTERTHOUGHT =
            Pattern.compile("这|那|是|就是|算是|准备|打算|正好|好让|用来|用于|拿来|为了|为的|因为|毕竟|省得|免得|以免|以防|以便|怕|急|赶|等着|当|作为|收|赚|挣|吃|生|图|求"
                    + "|我|他|她|它|咱|你|老婆|老公|朋友|客户|老板|家里|孩子|爸|妈|最近|今年|反正|便宜|慢点|快点|要快|随便|都行|都可以|越快越好|感觉|觉得|听说"
                    + "|行情|市场|无债|钱包要|手头|手里"
                    + "|[今明后][天晚早].{0,8}(要|得|等着|急着)(用|交|看|出差|发|还|开会)"
                    + "|(明天|后天|下午|晚上|下周.?|下个月|周末|年底|月底|今天|今晚|马上|等下|一会儿?)?(就|还)?(要|得|想)(用|交|还|付|缴|买|发|结|办|搬|开|去|看)");
    private static final Pattern ASKING =
            Pattern.compile("帮|请|再|顺便|顺手|另外|还有|把|将|给|最低|最高|最少|最多|限|别|不|没|只|仅|除|走|选|分批|分次|先|超|至少|以上|以下|左右|才");

    private final String text;
    private final List<Lexeme> lexemes;

    Asides(String text, List<Lexeme> lexemes) {
        this.text = text;
        this.lexemes = lexemes;
    }

    /** "买 LINK 还是买 UNI 好": one or the other, which is better? */
    boolean weighs() {
        boolean or = false;
        boolean asked =
                lexemes.stream().anyMatch(lexeme -> OPENERS.contains(text.substring(lexeme.start(), lexeme.end())));
        for (Lexeme lexeme : lexemes) {
            String word = text.substring(lexeme.start(), lexeme.end());
            boolean opinion = !asked && (word.equals("好不好") || word.equals("好唔好"));
            if (opinion && lexemes.stream().noneMatch(each -> each.is(Kind.NUMBER))) {
                return true; // without "please" and an amount
            }
            or |= word.equals("还是") || word.equals("還是");
            if (or && word.equals("好")) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a verb of ours. */
    static boolean isVerb(Kind kind) {
        return VERBS.contains(kind);
    }

    int verbs(Clause clause) {
        return (int) clause.phrases().stream()
                .filter(phrase -> phrase.isAnyOf(VERBS))
                .count();
    }

    /** What the clause is, if its words say that it asks for nothing; null if they do not. */
    Clauses.@Nullable Aside classify(Clause clause) {
        Phrase first = clause.first();
        if (first.kind() == Kind.CONTEXT) {
            return null; // a reason, whatever it says
        } else if (clause.has(Kind.ADVICE)) {
            return Clauses.Aside.ADVICE;
        } else if (first.kind() == Kind.QUESTION) {
            return Clauses.Aside.QUESTION;
        } else if (isCancelled(clause)) {
            return Clauses.Aside.CANCELLED;
        } else if (isNegated(clause) && !isPastBefore(clause)) {
            return Clauses.Aside.NEGATION;
        } else if (isPast(clause)) {
            return Clauses.Aside.PAST;
        } else if (first.kind() == Kind.WHAT
                || clause.has(Kind.ESTIMATE)
                || (clause.has(Kind.WORD) && isPlainQuestion(clause))
                || (clause.has(Kind.QUESTION) && clause.hasOnly(EnumSet.complementOf(EnumSet.of(Kind.RECIPIENT))))) {
            return Clauses.Aside.QUESTION;
        } else if (first.kind() == Kind.SMALL_TALK
                && verbs(clause) == 0
                && clause.assets().stream()
                        .allMatch(asset ->
                                asset.holding() != null && !asset.holding().saysAmount())
                && !clause.hasAny(EnumSet.of(Kind.RECIPIENT, Kind.BAD_RECIPIENT))) {
            return Clauses.Aside.SMALL_TALK;
        } else if (clause.has(Kind.SMALL_TALK)
                && clause.hasOnly(Clause.union(POLITE, Kind.WORD))
                && !startsWithWord(clause)) {
            return Clauses.Aside.SMALL_TALK;
        }
        return null;
    }

    private static boolean startsWithWord(Clause clause) {
        return clause.first().kind() == Kind.WORD && clause.phrases().size() > 2;
    }

    /** "Cancel my last order": calls off, unless it goes on to say what else to do. */
    private static boolean isCancelled(Clause clause) {
        boolean last = clause.phrases().getLast().is(Kind.CANCEL)
                && clause.hasOnly(
                        EnumSet.of(Kind.CANCEL, Kind.WORD, Kind.TIME_MARK, Kind.SUBJECT, Kind.CLOCK, Kind.HARMLESS));
        return (clause.first().is(Kind.CANCEL) || last)
                && !clause.hasAny(EnumSet.of(Kind.RECIPIENT, Kind.BAD_RECIPIENT, Kind.OBJECT, Kind.MARKET))
                && clause.assets().stream()
                        .allMatch(asset ->
                                asset.holding() == null || asset.holding().token() == null);
    }

    private static boolean isNegated(Clause clause) {
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
                return isPast(clause);
            } else if (phrase.is(Kind.NOT)) {
                return false;
            }
        }
        return false;
    }

    /** Whether what is denied does not matter: 不着急, "don't worry". Of 不要做抵押 it does. */
    boolean isHarmless(Clause clause) {
        return clause.first().kind() == Kind.HARMLESS
                || isRemark(clause)
                || (clause.has(Kind.HARMLESS) && !Questions.isChinese(text.substring(clause.start(), clause.end())));
    }

    private static boolean isPast(Clause clause) {
        boolean wish = clause.hasAny(EnumSet.of(Kind.NEED, Kind.WANT, Kind.IF))
                || isCausative(clause)
                || isSoon(clause)
                || isOfPast(clause);
        boolean impatient = clause.first().isAnyOf(MANY_THINGS)
                && clause.phrases().getLast().kind() == Kind.PAST_TIME
                && clause.phrases().getLast().text().equalsIgnoreCase("already"); // "put it into ETH already"
        return !wish
                && clause.phrases().stream()
                        .anyMatch(phrase ->
                                phrase.kind() == Kind.PAST || (phrase.kind() == Kind.PAST_TIME && !impatient));
    }

    /** "ETH 升穿 4500 就賣咗": done once the price is there. */
    private static boolean isSoon(Clause clause) {
        return clause.has(Kind.TRIGGER)
                && clause.all(Kind.PAST).stream()
                        .allMatch(phrase -> phrase.text().equals("咗"))
                && !clause.has(Kind.PAST_TIME);
    }

    /** "Transcribe the interview I recorded this morning": something is asked for, of something that was. */
    private static boolean isOfPast(Clause clause) {
        boolean asked = clause.first().is(Kind.SERVICE) && clause.phrases().size() > 3;
        boolean thing = false;
        for (Phrase phrase : clause.phrases()) {
            if (phrase.is(Kind.SUBJECT)) {
                return asked && thing;
            } else if (phrase.kind() == Kind.PAST || phrase.kind() == Kind.PAST_TIME) {
                return false;
            }
            thing |= !phrase.equals(clause.first());
        }
        return false;
    }

    /** "Have 2000 frames rendered". */
    private static boolean isCausative(Clause clause) {
        Phrase first = clause.first();
        return first.kind() == Kind.GET
                || (first.kind() == Kind.HAVE && first.text().equalsIgnoreCase("have"));
    }

    /** Whether a request in this clause would not be one: "don't swap …", "should I …", "how do I …", "I swapped …". */
    boolean forbidsRequest(Clause clause) {
        Phrase first = clause.first();
        return clause.has(Kind.ADVICE)
                || isNegated(clause)
                || isPast(clause)
                || isSupposed(clause)
                || first.kind() == Kind.CONTEXT
                || first.kind() == Kind.QUESTION
                || (first.kind() == Kind.HAVE
                        && !isCausative(clause)
                        && !clause.has(Kind.NEED)
                        && clause.assets().stream()
                                .anyMatch(asset -> asset.holding() != null
                                        && asset.holding().saysAmount()));
    }

    /** "I could send 5 DAI to @bob": what somebody might do is not asked for. */
    private boolean isSupposed(Clause clause) {
        if (!clause.has(Kind.SUBJECT)) {
            return false;
        }
        for (int i = 0; i + 1 < lexemes.size() && lexemes.get(i).start() < clause.end(); i++) {
            boolean supposed = lexemes.get(i).start() >= clause.start()
                    && WHO.contains(lexemes.get(i).text().toLowerCase(Locale.ROOT))
                    && SUPPOSING.contains(lexemes.get(i + 1).text().toLowerCase(Locale.ROOT));
            if (supposed) {
                return true;
            }
        }
        return false;
    }

    private static final Set<String> WHO = Set.of("i", "we", "you", "he", "she", "they");
    private static final Set<String> SUPPOSING = Set.of("could", "might", "may");

    /** "I'd like 0.5 ETH sent to @ray": behind a wish, the form of the past is what is wished for. */
    Clause wished(Clause clause) {
        if (!clause.has(Kind.PAST)) {
            return clause;
        }
        List<Phrase> phrases = new ArrayList<>();
        for (Phrase phrase : clause.phrases()) {
            if (phrase.kind() == Kind.PAST && isSoon(clause)) {
                continue;
            }
            phrases.add(
                    phrase.kind() == Kind.PAST && isKind(phrase.text())
                            ? as(phrase, Kind.valueOf(phrase.text()))
                            : phrase);
        }
        return new Clause(phrases);
    }

    private static boolean isKind(String name) {
        return VERBS.stream().anyMatch(kind -> kind.name().equals(name));
    }

    private static Phrase as(Phrase phrase, Kind kind) {
        return new Phrase(
                EnumSet.of(kind),
                kind,
                phrase.start(),
                phrase.end(),
                phrase.text(),
                phrase.holding(),
                phrase.parts(),
                phrase.wrong());
    }

    /**
     * Whether the clause only says why, or how things are.
     *
     * @param leads whether it stands before the first request, with something behind it
     */
    boolean isReason(Clause clause, boolean leads) {
        Phrase first = clause.first();
        // a value or a condition is never only a reason: nothing of it may be passed over
        boolean pays = clause.hasAny(EnumSet.of(
                        Kind.RECIPIENT,
                        Kind.BAD_RECIPIENT,
                        Kind.LIMIT,
                        Kind.COST,
                        Kind.TRIGGER,
                        Kind.ATTACHMENT,
                        Kind.PRECISION,
                        Kind.TOKENS,
                        Kind.REQUESTS,
                        Kind.FRAMES,
                        Kind.FRAME_TIME,
                        Kind.PARAMETERS,
                        Kind.GPUS,
                        Kind.AT_MOST,
                        Kind.SLIPPAGE,
                        Kind.BUDGET,
                        Kind.DEADLINE))
                || (!leads && clause.has(Kind.LOW))
                || (clause.has(Kind.MARKET) && !first.is(Kind.SUBJECT))
                || (clause.hasAny(EnumSet.of(Kind.IF, Kind.TIME_MARK, Kind.ABOVE, Kind.BELOW))
                        && !clause.assets().isEmpty())
                || clause.first().is(Kind.IF);
        boolean amounts = clause.assets().stream().anyMatch(Asides::saysHowMuch);
        if (first.kind() == Kind.CONTEXT) {
            return !pays && !(amounts && (clause.has(Kind.NEED) || verbs(clause) > 0));
        }
        if (leads && !pays && isNominal(clause) && !clause.has(Kind.BALANCE) && clause.has(Kind.WORD)) {
            return true; // "My accountant wants to see 4,000 USDC"
        }
        boolean needs = leads
                && !amounts
                && clause.assets().size() <= 1
                && (first.is(Kind.NEED) || first.is(Kind.WANT))
                && (clause.assets().isEmpty()
                        ? clause.has(Kind.WORD) || clause.has(Kind.HARMLESS)
                        : verbs(clause) == 0);
        if (needs) {
            return !pays;
        }
        if (clause.hasOnly(Clause.union(POLITE, Kind.OF, Kind.FOR, Kind.IN_WALLET))
                && clause.assets().isEmpty()) {
            return true;
        }
        if (isRemark(clause)
                || (!leads && (isTold(clause) || Remarks.isRemark(clause, lexemes, text)))
                || isErrandOfPayment(clause)) {
            return true;
        }
        boolean states = first.is(Kind.SUBJECT) || first.kind() == Kind.HAVE || first.kind() == Kind.HARMLESS;
        if (states) {
            return !pays && (!amounts || first.kind() == Kind.HAVE || !clause.hasAny(VERBS));
        }
        if (leads && !pays && isStatement(clause)) {
            return true;
        }
        if (!pays && !amounts && isAfterthought(clause)) {
            return true;
        }
        boolean called = first.isAnyOf(MANY_THINGS) || first.kind() == Kind.SERVICE;
        boolean calm = !pays
                && !amounts
                && !clause.has(Kind.OBJECT)
                && (verbs(clause) == 0
                        ? !clause.has(Kind.SERVICE)
                        : !called && clause.assets().isEmpty());
        return leads
                && calm
                && clause.hasAny(EnumSet.of(
                        Kind.WORD, Kind.CLOCK, Kind.SUBJECT, Kind.DOWN, Kind.UP, Kind.HARMLESS, Kind.SOMEBODY));
    }

    /** 准备买房, 省得我乱花, 我开会要用: says what for, in Chinese, and asks for nothing more. */
    private boolean isAfterthought(Clause clause) {
        if (!clause.assets().isEmpty()
                || clause.hasAny(
                        Clause.union(ENTITIES, Kind.NOT, Kind.OBJECT, Kind.GIVE, Kind.IF, Kind.OR, Kind.LOW))) {
            return false;
        }
        int start = clause.start();
        for (Lexeme lexeme : lexemes) {
            if (lexeme.end() <= clause.start() && (lexeme.is(Kind.COMMA) || lexeme.is(Kind.STOP))) {
                start = lexeme.end();
            } else if (lexeme.start() >= clause.start()) {
                break;
            }
        }
        if (lexemes.getFirst().start() < clause.start() && start == clause.start() && !startsAfterSign(clause)) {
            start = Math.min(start, lexemes.getFirst().start());
        }
        String said =
                lastOf(Hanzi.simplified(text.substring(start, clause.end())).strip(), clause.start() - start);
        return AFTERTHOUGHT.matcher(said).lookingAt() && !ASKING.matcher(said).find();
    }

    /** What stands behind the last blank before {@code clause}: a blank divides as a comma does. */
    private static String lastOf(String said, int clause) {
        int blank = said.lastIndexOf(' ', Math.min(clause, said.length() - 1));
        return blank > 0 ? said.substring(blank + 1) : said;
    }

    private boolean startsAfterSign(Clause clause) {
        return lexemes.stream()
                .anyMatch(lexeme -> lexeme.end() <= clause.start() && (lexeme.is(Kind.COMMA) || lexeme.is(Kind.STOP)));
    }

    /** "Rent is due on Monday": something is said of something, and nothing is asked. */
    private boolean isStatement(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < Math.min(3, phrases.size()); i++) {
            String word =
                    text.substring(phrases.get(i).start(), phrases.get(i).end()).toLowerCase(Locale.ROOT);
            if (word.equals("is") || word.equals("are") || word.equals("was") || word.startsWith("is ")) {
                return !clause.hasAny(EnumSet.of(Kind.WHAT, Kind.HOW_MUCH, Kind.QUESTION, Kind.OBJECT))
                        && clause.assets().stream()
                                .noneMatch(asset -> asset.holding() != null
                                        && asset.holding().saysAmount()
                                        && isToken(asset));
            }
        }
        return false;
    }

    /**
     * "It just sits there anyway", "I borrowed it in May": somebody says something of something, with no value, no condition and
     * no request in it.
     */
    boolean isRemark(Clause clause) {
        Phrase first = clause.first();
        Holding holding = first.holding();
        boolean pronoun =
                holding != null && holding.reference() == Kind.IT && !holding.saysAmount() && holding.token() == null;
        boolean subject = first.is(Kind.SUBJECT)
                || (pronoun && clause.phrases().size() > 1 && !clause.hasAny(EnumSet.of(Kind.TO, Kind.GIVE)));
        boolean wanted = (first.is(Kind.NEED) || first.is(Kind.WANT))
                && clause.phrases().size() > 2
                && clause.phrases().get(1).holding() != null
                && clause.phrases().get(1).holding().reference() == Kind.IT
                && clause.phrases().get(2).is(Kind.FOR)
                && verbs(clause) == 0
                && clause.assets().size() == 1;
        if (wanted) {
            return clause.phrases().stream().noneMatch(phrase -> phrase.isAnyOf(WEIGHING)); // "I need it for a laptop"
        }
        boolean owed = first.kind() == Kind.DEBT
                && first.text().toLowerCase(Locale.ROOT).startsWith("i ");
        if (!subject && !owed) {
            return false;
        }
        return clause.phrases().stream().noneMatch(phrase -> phrase.isAnyOf(WEIGHING))
                && clause.phrases().stream().allMatch(phrase -> phrase.holding() == null || !saysHowMuch(phrase))
                && (!isNegated(clause) || ((first.is(Kind.SUBJECT) || pronoun) && !clause.hasAny(MEANT)))
                && (verbs(clause) == 0 || clause.assets().stream().noneMatch(Asides::isToken));
    }

    /** With a "not" before it, one of these takes a request back. */
    private static final Set<Kind> MEANT = EnumSet.of(Kind.WANT, Kind.NEED, Kind.USE, Kind.PUT, Kind.MOVE, Kind.TO);

    /** "…, lawyer says so": plain words of which the second is a verb of somebody else's doing. */
    private boolean isTold(Clause clause) {
        Phrase first = clause.first();
        if (first.kind() != Kind.WORD
                || clause.phrases().stream().anyMatch(phrase -> phrase.isValue() || phrase.holding() != null)) {
            return false;
        }
        String[] words = text.substring(clause.start(), clause.end())
                .toLowerCase(Locale.ROOT)
                .split("\\s+", -1);
        return words.length >= 3
                && (words[1].endsWith("s") || TOLD.contains(words[1]))
                && verbs(clause) == 0
                && Passing.isPlain(first.text())
                && clause.phrases().stream().noneMatch(phrase -> phrase.isAnyOf(WEIGHING) || phrase.is(Kind.NOT));
    }

    private static final Set<String> TOLD =
            Set.of("are", "were", "have", "had", "will", "came", "went", "got", "paid", "want", "need");

    /** "Use Curve to swap …" asks for a swap, at a place that no field holds. */
    private static final Set<Kind> SWAPS =
            EnumSet.of(Kind.SWAP, Kind.BUY, Kind.SELL, Kind.SEND, Kind.BORROW, Kind.SUPPLY, Kind.WITHDRAW, Kind.REPAY);

    /** What is never only said by the way. */
    private static final Set<Kind> WEIGHING = EnumSet.of(
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPUS,
            Kind.FRAMES,
            Kind.FRAME_TIME,
            Kind.PARAMETERS,
            Kind.TOKENS,
            Kind.REQUESTS,
            Kind.LIMIT,
            Kind.TRIGGER,
            Kind.COST,
            Kind.DEADLINE,
            Kind.SPAN,
            Kind.PRECISION,
            Kind.ATTACHMENT,
            Kind.IF,
            Kind.ABOVE,
            Kind.BELOW,
            Kind.CLOCK,
            Kind.RECURRING,
            Kind.OR,
            Kind.REST,
            Kind.EACH,
            Kind.INSTEAD,
            Kind.CANCEL,
            Kind.AGAIN,
            Kind.ADVICE,
            Kind.QUESTION,
            Kind.HOW_MUCH,
            Kind.ALL_BUT,
            Kind.SLIPPAGE,
            Kind.AT_MOST,
            Kind.BUDGET,
            Kind.ESTIMATE);

    /** "Pay the internet bill: …" says what the request behind it is for. */
    boolean isHeading(Clause clause) {
        String behind = text.substring(clause.end()).stripLeading();
        return behind.startsWith(":")
                && clause.all(Kind.WORD).stream()
                        .noneMatch(word -> PRETENCE.matcher(word.text()).find())
                && clause.phrases().stream()
                        .noneMatch(phrase -> phrase.holding() == null
                                ? phrase.isValue()
                                : phrase.holding().saysAmount()
                                        || phrase.holding().saysToken())
                && !clause.hasAny(EnumSet.of(
                        Kind.NOT,
                        Kind.IF,
                        Kind.ESTIMATE,
                        Kind.QUOTE,
                        Kind.CANCEL,
                        Kind.BALANCE,
                        Kind.QUESTION,
                        Kind.ADVICE))
                && (clause.has(Kind.WORD)
                        || clause.has(Kind.SERVICE)
                        || !clause.assets().isEmpty());
    }

    /** 充值游戏,转10 USDC至…: what somebody is paid for, in two words before a comma. */
    private boolean isErrandOfPayment(Clause clause) {
        Phrase first = clause.first();
        boolean paid = (PAYING.contains(first.kind()) || first.kind() == Kind.SERVICE)
                && clause.phrases().size() == 2
                && Modifiers.isPlain(text.substring(clause.start(), clause.end()))
                && NAMING.contains(clause.phrases().getLast().kind());
        if (!paid) {
            return false;
        }
        boolean divided = false;
        for (Lexeme lexeme : lexemes) {
            if (lexeme.start() < clause.end()) {
                continue;
            }
            divided |= lexeme.is(Kind.COMMA);
            if (!divided && lexeme.kind() != Kind.FILLER) {
                return false;
            } else if (lexeme.kind() == Kind.STOP || lexeme.kind() == Kind.THEN) {
                return false;
            } else if (lexeme.is(Kind.RECIPIENT) || lexeme.is(Kind.BAD_RECIPIENT)) {
                return true;
            }
        }
        return false;
    }

    private static final Set<Kind> PAYING = EnumSet.of(Kind.SEND, Kind.BUY, Kind.REPAY, Kind.RENT, Kind.RETURN);
    private static final Set<Kind> NAMING = EnumSet.of(Kind.WORD, Kind.SERVICE, Kind.HARMLESS);

    /** "Much" by itself is no amount of anything. */
    private static boolean saysHowMuch(Phrase asset) {
        Holding holding = asset.holding();
        return holding != null && (holding.amount() != null || (holding.wrongAmount() && holding.token() != null));
    }

    /** Whether words of the text ask for something that was not understood. */
    boolean asksForSomething(List<Phrase> phrases) {
        boolean verb = phrases.stream().anyMatch(phrase -> phrase.isAnyOf(VERBS));
        boolean thing = phrases.stream().anyMatch(phrase -> phrase.kind() == Kind.ASSET || phrase.isAnyOf(ENTITIES));
        boolean talk = phrases.stream().anyMatch(phrase -> phrase.is(Kind.SMALL_TALK));
        return verb && (thing || (phrases.size() <= 3 && !talk));
    }

    boolean isPolite() {
        return lexemes.stream().anyMatch(lexeme -> lexeme.is(Kind.SMALL_TALK) || lexeme.is(Kind.YES));
    }

    /** A request for some other agent, with the words that make it; null if the clause is none. */
    @Nullable List<Draft> service(Clause clause, boolean firstRequest, boolean whole) {
        if (isHeading(clause) || isErrandOfPayment(clause) || !isService(clause, firstRequest, whole)) {
            return null;
        }
        int start = startOfQuery(clause);
        int end = endOfQuery(clause);
        Draft draft = new Draft("service");
        draft.putSpan("query", text.substring(start, end), new Span(start, end), text);
        return List.of(draft);
    }

    /** "给我家猫设计一个头像" begins with what looks polite and is not. */
    private int startOfQuery(Clause clause) {
        Lexeme before = before(clause.start());
        boolean whom = before != null
                && before.end() == clause.start()
                && before.is(Kind.FILLER)
                && text.startsWith("给", before.start())
                && (clause.first().kind() == Kind.WORD || clause.first().kind() == Kind.OF);
        return isMade(clause)
                ? Objects.requireNonNull(made(clause)).start()
                : whom && before != null ? before.start() : clause.start();
    }

    /** Small words that a query keeps though no other request needs them. */
    private static final Set<String> TOLD_TOO = Set.of(
            "for me", "for us", "today", "on my behalf", "as possible", "this time", "currently", "tonight", "from me");

    /** Small words at the end of a clause belong to the query, politeness does not. */
    private int endOfQuery(Clause clause) {
        int end = clause.end();
        for (Lexeme lexeme : lexemes) {
            boolean small = SMALL_WORDS.contains(lexeme.kind())
                    || (lexeme.kind() == Kind.FILLER
                            && lexeme.start() >= end
                            && (lexeme.start() == end || text.charAt(lexeme.start()) < 0x80)
                            && isSubstance(lexeme));
            if (lexeme.start() >= end
                    && small
                    && text.substring(end, lexeme.start()).isBlank()) {
                end = lexeme.end();
            }
        }
        return end;
    }

    /** The last character of 契约 looks like "about" and is none: only politeness and particles end a request. */
    private boolean isSubstance(Lexeme lexeme) {
        String word = Hanzi.simplified(text.substring(lexeme.start(), lexeme.end()));
        return word.charAt(0) >= 0x2E80 ? !PARTICLES.contains(word) : TOLD_TOO.contains(word.toLowerCase(Locale.ROOT));
    }

    /** "Make me a playlist": "make" has little meaning before a request of ours, and is the verb where there is none. */
    private boolean isMade(Clause clause) {
        return made(clause) != null
                && (clause.first().kind() == Kind.WORD || clause.first().kind() == Kind.SCENE)
                && clause.has(Kind.WORD)
                && verbs(clause) == 0
                && clause.assets().stream().noneMatch(Asides::isToken)
                && !clause.without(EnumSet.of(Kind.SCENE)).hasAny(ENTITIES);
    }

    /** The "make" in front of the clause; null if there is none. */
    private @Nullable Lexeme made(Clause clause) {
        Lexeme before = before(clause.start());
        Lexeme make = before != null && before.is(Kind.ARTICLE) ? before(before.start()) : before;
        boolean makes = make != null
                && make.is(Kind.FILLER)
                && MAKES.contains(make.text().toLowerCase(Locale.ROOT));
        return makes ? make : null;
    }

    private static final Set<String> MAKES = Set.of("make", "make a", "make me", "make us");

    /** "My training job starts tonight": what begins with "my" or "the" is no imperative. */
    private boolean isNominal(Clause clause) {
        Lexeme before = before(clause.start());
        return before != null
                && (before.is(Kind.MINE) || before.is(Kind.ARTICLE))
                && text.substring(before.end(), clause.start()).isBlank();
    }

    private @Nullable Lexeme before(int start) {
        Lexeme before = null;
        for (Lexeme lexeme : lexemes) {
            if (lexeme.end() > start) {
                break;
            }
            before = lexeme;
        }
        return before;
    }

    /** "换币要收手续费吗": asks, unless it asks politely to do something. */
    private boolean isPlainQuestion(Clause clause) {
        String behind = text.substring(clause.end()).strip();
        return (behind.startsWith("吗") || behind.startsWith("嗎"))
                && lexemes.stream().noneMatch(lexeme -> OPENERS.contains(text.substring(lexeme.start(), lexeme.end())));
    }

    private boolean isService(Clause clause, boolean firstRequest, boolean whole) {
        Phrase first = clause.first();
        boolean crosses = false;
        boolean boundary = false;
        for (Phrase phrase : clause.phrases()) {
            boundary |= phrase.kind() == Kind.COMMA || phrase.kind() == Kind.AND;
            crosses |= boundary && phrase.isAnyOf(VERBS);
        }
        if (crosses
                || (clause.phrases().size() > 2 && clause.phrases().getLast().isAnyOf(SWAPS))
                || isStatement(clause)
                || isNominal(clause)
                || isPlainQuestion(clause)
                || isPointer(clause)
                || clause.has(Kind.CANCEL)
                || (clause.has(Kind.QUESTION) && first.kind() != Kind.SERVICE)
                || clause.has(Kind.ESTIMATE)) {
            return false;
        }
        boolean coins =
                COIN.matcher(text.substring(clause.start(), clause.end())).find()
                        && clause.phrases().stream().anyMatch(phrase -> MOVES.contains(phrase.kind()));
        boolean entity = coins
                || clause.hasAny(ENTITIES)
                || clause.assets().stream().anyMatch(Asides::isToken)
                || (clause.has(Kind.TOKENS) && clause.hasAny(EnumSet.of(Kind.RUN, Kind.GENERATE, Kind.TRAIN)));
        boolean object = first.kind() == Kind.OBJECT;
        boolean scene = object
                && clause.has(Kind.SCENE)
                && !clause.hasAny(EnumSet.of(Kind.RENDER, Kind.FRAMES, Kind.GPUS))
                && !clause.without(EnumSet.of(Kind.SCENE)).hasAny(ENTITIES);
        entity &= !scene;
        boolean word = clause.has(Kind.WORD) || clause.assets().stream().anyMatch(Asides::isManyWords);
        if (first.kind() == Kind.RENDER) {
            return false; // "render my cartoon": how many frames?
        }
        if (isMade(clause)) {
            return firstRequest && whole;
        }
        if (first.kind() == Kind.SERVICE
                && (clause.has(Kind.MODEL)
                        || (entity && clause.phrases().stream().anyMatch(phrase -> VERBS.contains(phrase.kind()))))) {
            return false;
        }
        boolean onChain = clause.phrases().stream()
                        .anyMatch(phrase -> phrase.kind() == Kind.SERVICE && ON_CHAIN.contains(phrase.text()))
                && clause.phrases().stream().noneMatch(phrase -> VERBS.contains(phrase.kind()))
                && !clause.hasAny(EnumSet.of(Kind.RECIPIENT, Kind.MARKET));
        if (onChain && clause.phrases().size() > 1) {
            return true; // 把 50 USDC 跨链到 …
        }
        boolean inside = hasHan(clause)
                && clause.has(Kind.SERVICE)
                && !clause.hasAny(EnumSet.of(Kind.QUESTION, Kind.WHAT, Kind.HOW_MUCH))
                && !entity
                && clause.phrases().stream().noneMatch(phrase -> VERBS.contains(phrase.kind()));
        if (inside && firstRequest && whole) {
            return true;
        }
        if (first.kind() == Kind.SERVICE) {
            return clause.phrases().size() > 1
                    && !takesAway(clause)
                    && (hasHan(clause) || determined(clause) || manyWords(clause) || clause.has(Kind.ASSET));
        }
        if (entity || !word) {
            return object && !entity && clause.has(Kind.SERVICE);
        }
        if (object) {
            return clause.hasAny(Clause.union(VERBS, Kind.SERVICE, Kind.TO)) || (whole && opener(clause.start()));
        }
        boolean changed = first.kind() == Kind.CHANGE_TO && firstRequest && whole && opener(clause.start());
        if (changed) {
            return true; // 请帮我改一下简历
        }
        boolean opened = opener(clause.start());
        if (!firstRequest && !opened && first.kind() != Kind.SHOW && hasHan(clause)) {
            return false; // behind a request it may as well say how that is to be done: 走 Curve, 用最便宜的路由
        }
        boolean verb = first.isAnyOf(MANY_THINGS)
                && first.kind() != Kind.SUBJECT
                && first.kind() != Kind.BECOME
                && !first.is(Kind.NEED)
                && !first.is(Kind.WANT);
        if (verb) {
            return clause.phrases().stream().anyMatch(phrase -> isOrdinary(phrase) || isManyWords(phrase))
                    && (determined(clause) || manyWords(clause) || hasHan(clause));
        }
        if (first.text().equalsIgnoreCase("make")
                && determined(clause)
                && !clause.first().is(Kind.CHANGE_TO)) {
            return firstRequest && whole; // "make a playlist of …"
        }
        boolean imperative = first.kind() == Kind.WORD && (opened || (firstRequest && whole && determined(clause)));
        return imperative && (manyWords(clause) || hasHan(clause));
    }

    /** "Post 2 WBTC at aave": what is done with an amount of tokens, a market or a person is ours to read, or to ask about. */
    private static boolean takesAway(Clause clause) {
        boolean moves = clause.assets().stream()
                        .anyMatch(asset -> asset.holding() != null
                                && isToken(asset)
                                && asset.holding().saysAmount())
                || (clause.hasAny(EnumSet.of(Kind.MARKET, Kind.RECIPIENT, Kind.BAD_RECIPIENT))
                        && clause.assets().stream().anyMatch(Asides::isToken));
        return moves
                && !ON_CHAIN_VERBS.contains(clause.first().text().toLowerCase(Locale.ROOT))
                && !Questions.isChinese(clause.first().text());
    }

    /** "Carry it out", "hand this in soon": done with nothing but what was said before. "Transcribe this podcast" is not. */
    private static boolean isPointer(Clause clause) {
        Phrase object = clause.phrases().size() < 2 ? null : clause.phrases().get(1);
        return object != null
                && object.holding() != null
                && object.holding().reference() == Kind.IT
                && (clause.phrases().size() == 2 || clause.phrases().get(2).kind() != Kind.WORD)
                && !Questions.isChinese(clause.first().text());
    }

    private static boolean isToken(Phrase asset) {
        Holding holding = asset.holding();
        return holding != null
                && (holding.token() != null
                        || holding.measure() == Phrase.Measure.USD
                        || holding.reference() == Kind.REST);
    }

    private static boolean isManyWords(Phrase phrase) {
        return phrase.holding() != null && phrase.holding().words() > 1;
    }

    /** Not what a token might be called: one word in capitals, or something that ends as Chinese coins do. */
    private static boolean isOrdinary(Phrase phrase) {
        if (phrase.kind() != Kind.WORD) {
            return false;
        }
        String word = phrase.text();
        boolean ticker = !word.contains(" ")
                && word.length() <= 6
                && word.equals(word.toUpperCase(Locale.ROOT))
                && word.charAt(0) < 0x80;
        return !ticker && !word.endsWith("币");
    }

    private boolean opener(int start) {
        Lexeme before = before(start);
        if (before != null && before.is(Kind.FILLER) && "您你".contains(before.text())) {
            before = before(before.start());
        }
        return before != null && before.is(Kind.FILLER) && isOpener(text.substring(before.start(), before.end()));
    }

    static boolean isOpener(String word) {
        return OPENERS.contains(Hanzi.simplified(word).toLowerCase(Locale.ROOT).replace('’', '\''));
    }

    private boolean determined(Clause clause) {
        return lexemes.stream()
                .anyMatch(lexeme -> lexeme.start() >= clause.start()
                        && lexeme.end() <= clause.end()
                        && (lexeme.is(Kind.ARTICLE) || lexeme.is(Kind.MINE)));
    }

    private static boolean manyWords(Clause clause) {
        int words = 0;
        for (Phrase phrase : clause.phrases()) {
            words += phrase.kind() == Kind.WORD ? phrase.text().split(" ", -1).length : 1;
            words += isManyWords(phrase) ? 1 : 0;
        }
        return words >= 3;
    }

    /** Chinese that ends in a blank: a pause, as a comma is. */
    boolean isSpacedHan(Clause clause) {
        int end = clause.end();
        for (Lexeme lexeme : lexemes) {
            boolean small = lexeme.start() == end && (lexeme.is(Kind.FILLER) || lexeme.is(Kind.MEASURE));
            end = small ? lexeme.end() : end;
        }
        return end < text.length()
                && Character.isWhitespace(text.charAt(end))
                && Questions.isChinese(text.substring(clause.start(), clause.end()));
    }

    private boolean hasHan(Clause clause) {
        return Questions.isChinese(text.substring(clause.start(), clause.end()))
                && clause.phrases().stream()
                        .anyMatch(phrase ->
                                (phrase.kind() == Kind.WORD && phrase.text().length() >= 2) || isManyWords(phrase));
    }
}
