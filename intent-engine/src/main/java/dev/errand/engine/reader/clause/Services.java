package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.OnChain;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Entities;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests for some other agent, and what they are told apart from: a request of ours that was not understood. */
final class Services {

    /** 狗狗币: whatever it is, it is a token. */
    private static final Pattern COIN = Pattern.compile("[\\u4e00-\\u9fff][币幣]");

    /** "'; DROP TABLE wallets; --": nobody's words. */
    private static final Pattern CODE = Pattern.compile("^\\s*['\"`;<>{\\\\]+\\s*[;<>{]|--\\s*$|</\\w+>|\\$\\{");

    /** "Hire me a seventy ninety": two tens are no number, and may be a GPU that no list has. */
    private static final Pattern TWO_TENS =
            Pattern.compile("(?i)\\b(?:twen|thir|for|fif|six|seven|eigh|nine)ty[ -](?:\\w{3,5}t(?:y|ies)\\b)");

    private static final Set<Kind> OF_TRAINING =
            Kinds.of(Kind.DEADLINE, Kind.COST, Kind.GPUS, Kind.TOKENS, Kind.PARAMETERS, Kind.PRECISION);
    private static final Set<Kind> ASKING = Clause.union(Verbs.REQUESTS, Kind.SERVICE, Kind.TO);
    private static final Set<Kind> ASKED = Kinds.of(Kind.QUESTION, Kind.WHAT, Kind.ASK_HAVE);
    private static final int MOST_ASKED = 4;
    private static final Set<Kind> MOVES = Clause.union(Verbs.OF_TOKENS, Kind.BECOME);

    /** "Sort out that thing we discussed": beside another request, something that no agent can know. */
    private static final Pattern POINTING = Pattern.compile(
            "(?i)\\b(?:that|the|this|those|these) (?:(?:other|same|last|usual) )?(?:things?|stuff|matters?|issues?|ones?|usual)\\b(?:\\W*$| (?:we|i|you|from|of|that|which)\\b)"
                    + "|\\bwhat (?:we|i|you) (?:discussed|talked|mentioned|said|agreed|asked)\\b|那件事|那个事|那事|那个什么|上次说的|之前说的|老样子|老规矩");

    /** "…, message: happy birthday": words that go with a payment, and no field holds. */
    private static final Pattern NOTE =
            Pattern.compile("(?i)(?:message|memo|note|reference|subject|caption|comment)\\b");

    /** 跑单的钱别闲着, in front of a request: what is denied, or only named, is no errand. */
    private static final Pattern NAMED = Pattern.compile("[别別不没沒未]|的[钱錢款](?!包)");

    /** 请你喝奶茶, 用于补充营运资金, 跑脚本用, 看着心烦: a treat, what something is for, how it looks. */
    private static final Pattern NO_ERRAND = Pattern.compile(
            "^(?:请|請)?(?:你|您|大家|你们|你們|各位|他|她)?[喝吃饮飲](?!药)|^大忙|^[给給畀俾]?[多少][给給畀俾]?[点點啲些]|^[给給畀俾][多少]|^(?:用于|用於|用作|用来|用來|以备|以備|供)|[^用]用[的呢啦]?$|都[^,，]{0,8}了[吧吗嗎么麼嘛]|(?:结果|結果|效果)[都也还還挺很]*(?:不错|不錯|很?好|满意|滿意|一般|可以)|^定投[^,，]{1,8}的|^[看听聽][着著](?![办辦])");

    private static final String INVOICE = "invoice ";
    /** A paper of that number, and no count of what is to be billed. */
    private static final Pattern BILL = Pattern.compile(
            "(?i)^" + INVOICE
                    + "(?:no\\.? ?|number |nr\\.? ?)?(?:#\\w|\\d+\\W*(?:$|\\b(?:for|from|is|was|has|approved|paid|due|overdue|attached|cleared|settled|signed|checked|verified|accepted|received|confirmed|came|arrived|dated|outstanding)\\b))");

    /** 标注费, 订阅费，谢谢, behind a payment: what it is for. */
    private static final Pattern FEE = Pattern.compile("[\\u4e00-\\u9fff]{1,6}[费費](?:[,，。!！\\s]+[^,，。!！\\s]{1,4})?");

    /** 结汇前询价：48,000 USDC 可兑 DAI 若干? is the name of a quote. */
    private static final Pattern ASKS_PRICE = Pattern.compile("[\\u4e00-\\u9fff]{0,6}(?:询价|問價|问价|估价|估價|试算)\\s*[:：]");

    private static final Pattern SAYS_ALL = Pattern.compile("[做弄搞出整][个個张張份一]{1,2}[\\u4e00-\\u9fff]{2,4}");

    private final Wording words;
    private final boolean code;
    private final Headings headings;
    private final Queries queries;

    Services(Wording words) {
        this.words = words;
        this.code = mayBeCode(words.text()) && CODE.matcher(words.text()).find();
        this.headings = new Headings(words);
        this.queries = new Queries(words);
    }

    private static boolean mayBeCode(String text) {
        return text.indexOf(';') >= 0
                || text.indexOf('<') >= 0
                || text.indexOf('>') >= 0
                || text.indexOf('{') >= 0
                || text.contains("--");
    }

    /** A request for some other agent, with the words that make it; null if the clause is none. */
    @Nullable List<Draft> read(Clause clause, boolean firstRequest, boolean whole) {
        boolean beside = !firstRequest || !whole;
        if (code
                || (beside && Aims.isOne(clause, words))
                || Aims.isPondered(clause, words)
                || headings.isHeading(clause)
                || headings.isErrandOfPayment(clause)
                || isInvoice(clause)
                || !isService(clause, firstRequest, whole)) {
            return null;
        }
        Span query = queries.of(clause);
        if (ASKS_PRICE
                .matcher(words.text())
                .region(query.start(), words.text().length())
                .lookingAt()) {
            return null;
        }
        Draft draft = new Draft("service");
        String asked = words.text().substring(query.start(), query.end());
        draft.putSpan("query", asked, query, words.text());
        if (!firstRequest && POINTING.matcher(asked).find()) {
            draft.wrong("request");
        }
        return List.of(draft);
    }

    /** "…, invoice 1182 when you get a chance": a number of one, and nothing to be written. */
    private static boolean isInvoice(Clause clause) {
        Phrase number = clause.phrases().size() > 1 ? clause.phrases().get(1) : null;
        return clause.first().text().equalsIgnoreCase("invoice")
                && number != null
                && number.holding() != null
                && number.holding().hasOnlyAmount();
    }

    /** "Fine-tune mistral in at most 2 days": of which model, on how many tokens? */
    private static boolean isTraining(Clause clause) {
        return clause.first().kind() == Kind.TRAIN && clause.hasAny(OF_TRAINING);
    }

    private boolean isService(Clause clause, boolean firstRequest, boolean whole) {
        Phrase first = clause.first();
        if (first.kind() == Kind.RENDER || isTraining(clause) || isSomethingElse(clause)) {
            return false; // "render my cartoon": how many frames?
        }
        if (queries.isMade(clause)) {
            return firstRequest && whole;
        }
        boolean ours = isOfOurs(clause);
        boolean asked = Lists.any(clause.phrases(), phrase -> Verbs.isRequest(phrase.kind()));
        if (first.kind() == Kind.SERVICE && (clause.has(Kind.MODEL) || (ours && asked))) {
            return false;
        }
        if (!asked && (isOnChain(clause) || (firstRequest && whole && !ours && isInside(clause)))) {
            return true;
        }
        if (first.kind() == Kind.SERVICE) {
            if (clause.phrases().size() == 1) {
                return first.text().startsWith("tell me a")
                        || (firstRequest
                                && whole
                                && SAYS_ALL.matcher(first.text()).matches()); // "tell me a joke", 做个海报
            }
            return !takesAway(clause)
                    && (firstRequest || !NOTE.matcher(words.of(clause)).lookingAt())
                    && (words.hasHan(clause)
                            || isMade(clause)
                            || words.isDetermined(clause)
                            || clause.isOfManyWords()
                            || clause.has(Kind.ASSET));
        }
        boolean object = first.kind() == Kind.OBJECT;
        boolean word = clause.has(Kind.WORD) || Lists.any(clause.assets(), Phrase::isOfManyWords);
        if (ours || !word) {
            return object && !ours && clause.has(Kind.SERVICE);
        }
        boolean opened = words.isOpened(clause);
        if (object) {
            return clause.hasAny(ASKING) || (whole && opened);
        }
        return isTold(clause, opened, firstRequest, whole);
    }

    /** 写首诗, 剪个视频: a verb with its measure word, and what it makes. */
    private static boolean isMade(Clause clause) {
        String verb = clause.first().text();
        return verb.length() > 1 && Hanzi.areIn(verb) && clause.hasAny(Kind.WORD, Kind.SCENE);
    }

    /** An imperative of which nothing is ours: 请帮我改一下简历, "make a playlist of …", "please water my plants". */
    private boolean isTold(Clause clause, boolean opened, boolean firstRequest, boolean whole) {
        Phrase first = clause.first();
        if (first.kind() == Kind.CHANGE_TO && firstRequest && whole && opened) {
            return true;
        }
        if (!firstRequest && !opened && first.kind() != Kind.SHOW && words.hasHan(clause)) {
            return false; // behind a request it may as well say how that is to be done: 走 Curve, 用最便宜的路由
        }
        String sentence = words.sentence(clause);
        boolean named = NO_ERRAND.matcher(sentence).find()
                || (!whole && !opened && NAMED.matcher(sentence).find());
        if (named && Hanzi.areIn(sentence)) {
            return false;
        }
        boolean beside = !whole && first.isAnyOf(Verbs.OF_TOKENS); // 匯豐手續費貴到嚇親人，…
        if (words.hasHan(clause) && (beside || (!firstRequest && clause.hasAny(Verbs.OF_TRADES)))) {
            return false; // 借 1,200 USDT，茶餐廳要換雪櫃
        }
        boolean verb = first.isAnyOf(Verbs.ANY)
                && first.kind() != Kind.SUBJECT
                && first.kind() != Kind.BECOME
                && !first.is(Kind.NEED)
                && !first.is(Kind.WANT);
        boolean determined = words.isDetermined(clause);
        if (verb) {
            return Lists.any(clause.phrases(), phrase -> isOrdinary(phrase) || phrase.isOfManyWords())
                    && (determined || clause.isOfManyWords() || words.hasHan(clause));
        }
        if (first.text().equalsIgnoreCase("make") && determined && !first.is(Kind.CHANGE_TO)) {
            return firstRequest && whole;
        }
        boolean imperative = first.kind() == Kind.WORD && (opened || (firstRequest && whole && determined));
        return imperative && (clause.isOfManyWords() || words.hasHan(clause));
    }

    /** A statement, a question, a request of ours behind a comma: nothing for another agent. */
    private boolean isSomethingElse(Clause clause) {
        return isCrossed(clause)
                || isBill(clause)
                || paysBesides(clause)
                || (clause.first().kind() == Kind.SEND
                        && !words.hasHan(clause)) // "pay my accountant": how much, and where to?
                || (clause.has(Kind.SPAN) && TWO_TENS.matcher(words.of(clause)).find())
                || (clause.phrases().size() > 2
                        && clause.phrases().getLast().isAnyOf(Verbs.OF_TOKENS)
                        && clause.phrases().get(clause.phrases().size() - 2).kind() != Kind.WORD) // "use Curve to swap"
                || words.isStatement(clause)
                || words.isNominal(clause)
                || words.isPlainQuestion(clause)
                || isPointer(clause)
                || clause.has(Kind.CANCEL)
                || clause.has(Kind.LIMIT) // "apply a slippage limit of 1%"
                || clause.has(Kind.REQUESTS) // "serve Llama for 1000 requests": which of them?
                || isFee(clause)
                || (clause.has(Kind.FETCHES) && clause.has(Kind.HOW_MUCH)) // rate 下能拿多少
                || (clause.phrases().getLast().is(Kind.MEND)
                        && !words.hasHan(clause)
                        && !clause.phrases().getLast().text().equalsIgnoreCase("sorry")) // "…, ah scratch that"
                || (clause.has(Kind.QUESTION) && clause.first().kind() != Kind.SERVICE)
                || isAskedAbout(clause)
                || clause.has(Kind.ESTIMATE);
    }

    /** 质押是什么意思, "what is 跨链": the word is asked about, and nothing is to be done. */
    private static boolean isAskedAbout(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        if (phrases.size() < 2
                || phrases.size() > MOST_ASKED
                || !clause.assets().isEmpty()) {
            return false;
        }
        boolean asks = Lists.any(phrases, phrase -> phrase.isAnyOf(ASKED));
        return asks
                && (OnChain.isChineseVerb(clause.first().text())
                        || (clause.first().isAnyOf(ASKED)
                                && OnChain.isChineseVerb(phrases.get(1).text())));
    }

    /** "Invoice 2231 approved": a paper with its number, of which something is said. "Invoice 20 customers" asks for something. */
    private boolean isBill(Clause clause) {
        return words.text().regionMatches(true, clause.start(), INVOICE, 0, INVOICE.length())
                && BILL.matcher(words.of(clause)).find();
    }

    private boolean isFee(Clause clause) {
        return FEE.matcher(words.of(clause)).matches();
    }

    /** Whether a verb of ours stands behind a comma or an "and". The 成 of 整理成 is none. */
    private static boolean isCrossed(Clause clause) {
        boolean boundary = false;
        boolean service = false;
        for (Phrase phrase : clause.phrases()) {
            boundary |= phrase.kind() == Kind.COMMA || phrase.kind() == Kind.AND;
            if (boundary && phrase.isAnyOf(Verbs.REQUESTS) && !(service && phrase.kind() == Kind.BECOME)) {
                return true;
            }
            service = phrase.kind() == Kind.SERVICE;
        }
        return false;
    }

    /** 请人画一幅画，把 20 USDC 给他: behind a comma, a payment that is ours. */
    private static boolean paysBesides(Clause clause) {
        boolean divided = false;
        boolean moved = false;
        for (Phrase phrase : clause.phrases()) {
            divided |= phrase.kind() == Kind.COMMA;
            moved |= divided && phrase.kind() == Kind.OBJECT;
            boolean paid = moved
                    && phrase.holding() != null
                    && phrase.isOfTokens()
                    && phrase.holding().saysAmount();
            if (paid) {
                return true;
            }
        }
        return false;
    }

    /** Whether tokens, people, models and the like stand in it, as in requests of ours. A scene may be somebody else's work. */
    private boolean isOfOurs(Clause clause) {
        Clause besides = clause.without(Kind.SCENE);
        boolean scene = clause.first().kind() == Kind.OBJECT
                && clause.has(Kind.SCENE)
                && !clause.hasAny(Kind.RENDER, Kind.FRAMES, Kind.GPUS)
                && !besides.hasAny(Entities.ALL);
        if (scene) {
            return false;
        }
        boolean coins = Lists.any(clause.phrases(), phrase -> MOVES.contains(phrase.kind()))
                && COIN.matcher(words.of(clause)).find();
        boolean share = MOVES.contains(clause.first().kind())
                && Lists.any(
                        clause.assets(),
                        asset -> asset.holding() != null && asset.holding().measure() == Phrase.Measure.SHARE);
        return coins
                || share
                || clause.hasAny(Entities.ALL)
                || Lists.any(clause.assets(), Phrase::isOfTokens)
                || (clause.has(Kind.REQUESTS) && clause.has(Kind.RUN) && clause.has(Kind.USE)) // 拿 … 跑五百个请求: a model
                || (clause.has(Kind.TOKENS) && clause.hasAny(Kind.RUN, Kind.GENERATE, Kind.TRAIN));
    }

    /** 把 50 USDC 跨链到 … */
    private static boolean isOnChain(Clause clause) {
        return clause.phrases().size() > 1
                && Lists.any(
                        clause.phrases(),
                        phrase -> phrase.kind() == Kind.SERVICE && OnChain.isChineseVerb(phrase.text()))
                && !clause.hasAny(Kind.RECIPIENT, Kind.MARKET);
    }

    /** The verb of a Chinese request may stand further inside. */
    private boolean isInside(Clause clause) {
        return words.hasHan(clause)
                && clause.has(Kind.SERVICE)
                && !clause.hasAny(Kind.QUESTION, Kind.WHAT, Kind.HOW_MUCH);
    }

    /** "Post 2 WBTC at aave": what is done with an amount of tokens, a market or a person is ours to read, or to ask about. */
    private static boolean takesAway(Clause clause) {
        boolean moves = Lists.any(
                        clause.assets(),
                        asset -> asset.holding() != null
                                && asset.isOfTokens()
                                && asset.holding().saysAmount())
                || (clause.hasAny(Kind.MARKET, Kind.RECIPIENT, Kind.BAD_RECIPIENT)
                        && Lists.any(clause.assets(), Phrase::isOfTokens));
        boolean pays = clause.has(Kind.RECIPIENT) && clause.has(Kind.GIVE); // 剪辑尾款 0.35 ETH 打到 x.eth
        return moves
                && !OnChain.isVerb(clause.first().text())
                && (pays || !Hanzi.areIn(clause.first().text()));
    }

    /** "Carry it out", "hand this in soon": done with nothing but what was said before. "Transcribe this podcast" is not. */
    private static boolean isPointer(Clause clause) {
        Phrase object = clause.phrases().size() < 2 ? null : clause.phrases().get(1);
        return object != null
                && object.holding() != null
                && object.holding().reference() == Kind.IT
                && (clause.phrases().size() == 2
                        || (clause.phrases().get(2).kind() != Kind.WORD
                                && clause.phrases().get(2).kind() != Kind.DATA))
                && !Hanzi.areIn(clause.first().text());
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
}
