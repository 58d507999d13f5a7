package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What jobs are asked for with, aloud: "hire me a 3090", "one of those chat models". */
public final class SpokenJobs {

    /** What sheets are counted by. */
    private static final String SHEETS = "份封篇条本通张條張";

    private static final Set<String> HIRING = Set.of("hire me", "hire us", "book us", "find me", "find us");
    /** What GPUs are called that tells none of them apart. */
    private static final Set<String> ADMIRING = Set.of(
            "fancy",
            "beefy",
            "decent",
            "shiny",
            "proper",
            "powerful",
            "big",
            "nice",
            "good",
            "gaming",
            "trusty",
            "mighty",
            "nvidia",
            "tesla",
            "geforce",
            "datacenter",
            "datacentre");

    private static final Set<Kind> OF_FILE =
            Kinds.of(Kind.WORD, Kind.SOMEBODY, Kind.DATA, Kind.REQUEST_UNIT, Kind.SCENE, Kind.OF);
    private static final int REACH = 4;
    private static final Set<String> WISHING =
            Set.of("开", "来", "给我来", "要", "我要", "需要", "我需要", "想要", "我想要", "整", "搞", "弄");
    private static final Set<Kind> WORK = Kinds.of(
            Kind.RUN,
            Kind.GENERATE,
            Kind.TRAIN,
            Kind.RENDER,
            Kind.RENT,
            Kind.MODEL,
            Kind.MODEL_NOUN,
            Kind.FRAME_UNIT,
            Kind.ATTACHMENT,
            Kind.TOKEN_UNIT,
            Kind.REQUEST_UNIT);
    private static final Set<String> ORDERING = Set.of("订", "订个", "订台", "订张", "訂", "訂個", "訂台", "訂張", "訂部");
    private static final Set<String> ONE_PIECE = Set.of("一块", "一塊");
    private static final Set<String> FINDING = Set.of("找", "找个", "找台", "找张", "搵", "搵部", "搵个");

    /** Of these jobs it can be estimated what they take. */
    private static final Set<Kind> ESTIMATED = Kinds.of(Kind.RUN, Kind.TRAIN);

    private static final Set<String> PRICING = Set.of(
            "give me an estimate",
            "an estimate",
            "give me a quote",
            "get a quote",
            "估个价",
            "估价",
            "估下价",
            "报个价",
            "报下价",
            "报价",
            "询价",
            "询个价",
            "给个价",
            "给个报价",
            "给我个价",
            "开个价",
            "算算价",
            "问个价",
            "报一下价");

    private SpokenJobs() {}

    public static List<Lexeme> told(List<Lexeme> spoken) {
        List<Lexeme> lexemes = modelBehind(withoutUncounted(spoken));
        boolean product = Lists.any(
                lexemes,
                lexeme -> lexeme.is(Kind.GPU)
                        || lexeme.is(Kind.MODEL_NOUN)
                        || lexeme.is(Kind.GPU_NOUN)
                        || lexeme.is(Kind.ATTACHMENT)
                        || lexeme.is(Kind.TOKEN_UNIT)
                        || lexeme.is(Kind.REQUEST_UNIT)
                        || lexeme.is(Kind.PARAMETER_UNIT));
        if (!product) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes.size());
        boolean job = Lists.any(lexemes, lexeme -> lexeme.isAnyOf(ESTIMATED))
                && Lists.none(lexemes, lexeme -> lexeme.isAnyOf(Verbs.OF_TRADES));
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (job
                    && lexeme.kind() == Kind.QUOTE
                    && PRICING.contains(Hanzi.simplified(lexeme.text().toLowerCase(Locale.ROOT)))) {
                told.add(Lexeme.of(Kind.ESTIMATE, lexeme.start(), lexeme.end(), null, lexeme.text()));
            } else if (isWish(lexemes, i)) {
                told.add(Lexeme.of(Kind.RENT, lexeme.start(), lexeme.end(), null, lexeme.text()));
            } else if (lexeme.kind() == Kind.SERVICE && FINDING.contains(lexeme.text()) && isToRender(lexemes, i + 1)) {
                told.add(Lexeme.of(Kind.USE, lexeme.start(), lexeme.end(), null, lexeme.text()));
            } else if (lexeme.kind() == Kind.SERVICE && isHiring(lexemes, i) && isNear(lexemes, i + 1, Kind.GPU)) {
                told.add(Lexeme.of(Kind.RENT, lexeme.start(), lexeme.end(), null, lexeme.text()));
            } else if (ONE_PIECE.contains(lexeme.text()) && isBefore(lexemes, i, Kind.GPU)) {
                told.add(Lexeme.of(Kind.NUMBER, lexeme.start(), lexeme.start() + 1, BigDecimal.ONE, "一"));
            } else if (isOneOf(lexemes, i)) {
                told.add(Lexeme.of(Kind.ARTICLE, lexeme.start(), lexeme.end(), null, lexeme.text()));
                i += 2;
            } else if (lexeme.is(Kind.ATTACHMENT)) {
                told.add(lexeme);
                i = behindAttached(lexemes, i + 1) - 1;
            } else if (!isAdmiring(told, lexemes, i) && !isCountWord(lexemes, i)) {
                told.add(lexeme);
            }
        }
        return told;
    }

    /** "1000 llama-3-8b requests": as "1000 requests" of that model. */
    private static List<Lexeme> modelBehind(List<Lexeme> lexemes) {
        for (int i = 0; i + 2 < lexemes.size(); i++) {
            boolean between = lexemes.get(i).kind() == Kind.NUMBER
                    && lexemes.get(i + 1).kind() == Kind.MODEL
                    && lexemes.get(i + 2).kind() == Kind.REQUEST_UNIT;
            if (between) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                told.set(i + 1, lexemes.get(i + 2));
                told.set(i + 2, lexemes.get(i + 1));
                return told;
            }
        }
        return lexemes;
    }

    /** 这份合同, without a number before it, is one thing, and no count of requests. */
    private static List<Lexeme> withoutUncounted(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, lexeme -> lexeme.kind() == Kind.REQUEST_UNIT)) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int i = lexemes.size() - 1; i >= 0; i--) {
            Lexeme unit = lexemes.get(i);
            boolean paper = unit.kind() == Kind.REQUEST_UNIT
                    && unit.end() - unit.start() > 2
                    && SHEETS.indexOf(unit.text().charAt(0)) >= 0
                    && (i == 0 || !lexemes.get(i - 1).is(Kind.NUMBER));
            if (paper) {
                String text = unit.text();
                told.set(i, Lexeme.of(Kind.WORD, unit.start() + 1, unit.end(), null, text.substring(1)));
                told.add(i, Lexeme.of(Kind.MEASURE, unit.start(), unit.start() + 1, null, text.substring(0, 1)));
            }
        }
        return told;
    }

    /** The 数 of token 数 200 亿. */
    private static boolean isCountWord(List<Lexeme> lexemes, int i) {
        return lexemes.get(i).kind() == Kind.WORD
                && lexemes.get(i).text().equals("数")
                && i > 0
                && lexemes.get(i - 1).is(Kind.TOKEN_UNIT);
    }

    /** 找 3090 渲染: with the GPU that is to be found, something is done. */
    private static boolean isToRender(List<Lexeme> lexemes, int from) {
        int at = from;
        while (at < lexemes.size()
                && at < from + REACH
                && (lexemes.get(at).is(Kind.NUMBER)
                        || lexemes.get(at).is(Kind.MEASURE)
                        || lexemes.get(at).is(Kind.GPU))) {
            at++;
        }
        return at > from
                && at < lexemes.size()
                && lexemes.get(at - 1).is(Kind.GPU)
                && lexemes.get(at).kind() == Kind.RENDER;
    }

    /** 我要 2 张 H100, 开 2 台 H100: rents them, where nothing is to be run on them. */
    private static boolean isWish(List<Lexeme> lexemes, int i) {
        int counted = i + 1;
        while (counted < lexemes.size()
                && (lexemes.get(counted).is(Kind.NUMBER) || lexemes.get(counted).is(Kind.MEASURE))) {
            counted++;
        }
        return counted > i + 1
                && counted < lexemes.size()
                && lexemes.get(counted).is(Kind.GPU)
                && WISHING.contains(Hanzi.simplified(lexemes.get(i).text()))
                && Lists.all(
                        lexemes.subList(0, i),
                        lexeme -> lexeme.is(Kind.FILLER) || lexeme.is(Kind.SUBJECT) || lexeme.is(Kind.COMMA))
                && Lists.none(lexemes, lexeme -> lexeme.isAnyOf(WORK));
    }

    /** 租一块 4090: a piece, and not together. */
    private static boolean isBefore(List<Lexeme> lexemes, int i, Kind kind) {
        return i + 1 < lexemes.size() && lexemes.get(i + 1).is(kind);
    }

    private static boolean isHiring(List<Lexeme> lexemes, int i) {
        String said = lexemes.get(i).text().toLowerCase(Locale.ROOT);
        String next = i + 1 < lexemes.size() ? lexemes.get(i + 1).text().toLowerCase(Locale.ROOT) : "";
        return HIRING.contains(said)
                || ORDERING.contains(said)
                || (said.equals("find") && (next.equals("me") || next.equals("us")));
    }

    /** "The attached customer emails": behind what it is that is attached. */
    private static int behindAttached(List<Lexeme> lexemes, int from) {
        String said = lexemes.get(from - 1).text().toLowerCase(Locale.ROOT);
        int to = from;
        while (said.endsWith("attached")
                && to < lexemes.size()
                && to < from + REACH
                && OF_FILE.contains(lexemes.get(to).kind())) {
            to++;
        }
        return to;
    }

    /** "A fancy H100", "two big GPUs". */
    private static boolean isAdmiring(List<Lexeme> before, List<Lexeme> lexemes, int i) {
        return !before.isEmpty()
                && i + 1 < lexemes.size()
                && ADMIRING.contains(lexemes.get(i).text().toLowerCase(Locale.ROOT))
                && (before.getLast().is(Kind.ARTICLE) || before.getLast().is(Kind.NUMBER))
                && (lexemes.get(i + 1).is(Kind.GPU) || lexemes.get(i + 1).is(Kind.GPU_NOUN));
    }

    /** "One of those 4090s", "one of your small models": one, whichever. */
    private static boolean isOneOf(List<Lexeme> lexemes, int i) {
        if (i + 3 >= lexemes.size() || !lexemes.get(i).text().equalsIgnoreCase("one")) {
            return false;
        }
        Lexeme whose = lexemes.get(i + 2);
        boolean pointed = whose.is(Kind.IT) || whose.is(Kind.ARTICLE) || whose.is(Kind.MINE);
        return lexemes.get(i + 1).is(Kind.OF)
                && pointed
                && (isNear(lexemes, i + 3, Kind.GPU)
                        || isNear(lexemes, i + 3, Kind.GPU_NOUN)
                        || isNear(lexemes, i + 3, Kind.MODEL_NOUN));
    }

    /** Whether {@code kind} comes from {@code from} on, with nothing but plain words and a count in front of it. */
    private static boolean isNear(List<Lexeme> lexemes, int from, Kind kind) {
        for (int i = from; i < lexemes.size() && i < from + REACH; i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.is(kind)) {
                return true;
            }
            boolean between = lexeme.is(Kind.WORD)
                    || lexeme.is(Kind.ARTICLE)
                    || lexeme.is(Kind.NUMBER)
                    || lexeme.is(Kind.MEASURE)
                    || lexeme.is(Kind.FILLER);
            if (!between) {
                return false;
            }
        }
        return false;
    }
}
