package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Entities;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Wording;
import java.util.regex.Pattern;

/** Chinese that says what a request is for, behind it: 准备买房, 省得我乱花, 我开会要用. */
final class Afterthoughts {

    private static final Pattern AFTERTHOUGHT = Pattern.compile(
            "(?:去|来)?(.)\\1.{0,3}$|这|那|是|就是|算是|准备|打算|正好|好让|用来|用于|拿来|为了|为的|因为|毕竟|省得|免得|以免|以防|以便|怕|急|赶|等着|当|作为|收|赚|挣|吃|生|图|求"
                    + "|我|他|她|它|咱|你|老婆|老公|朋友|客户|老板|家里|孩子|爸|妈|最近|今年|反正|便宜|慢点|快点|要快|随便|都行|都可以|越快越好|感觉|觉得|听说"
                    + "|行情|市场|无债|钱包要|手头|手里"
                    + "|[今明后][天晚早].{0,8}(要|得|等着|急着)(用|交|看|出差|发|还|开会)"
                    + "|(明天|后天|下午|晚上|下周.?|下个月|周末|年底|月底|今天|今晚|马上|等下|一会儿?)?(就|还)?(要|得|想)(用|交|还|付|缴|买|发|结|办|搬|开|去|看)");

    /** 随缘了, 真香啊: a short sentence that ends as statements do. */
    private static final Pattern STATEMENT =
            Pattern.compile("[\\u4e00-\\u9fff]{1,7}[了啦的呀啊哈哦嘞咯喽耶哇嘻呜嘤噢](?<!(?:算|停|改|取消|撤销?|免)了)");

    private static final Pattern ASKING =
            Pattern.compile("帮|请|再|顺便|顺手|另外|还有|把|将|给|最低|最高|最少|最多|限|别|不|没|只|仅|除|走|选|分批|分次|先|超|至少|以上|以下|左右|才");

    private final Wording words;

    Afterthoughts(Wording words) {
        this.words = words;
    }

    /** 准备买房, 省得我乱花, 我开会要用: says what for, in Chinese, and asks for nothing more. */
    boolean isOne(Clause clause) {
        if (!clause.assets().isEmpty()
                || clause.hasAny(
                        Clause.union(Entities.ALL, Kind.NOT, Kind.OBJECT, Kind.GIVE, Kind.IF, Kind.OR, Kind.LOW))) {
            return false;
        }
        int start = clause.start();
        for (Lexeme lexeme : words.lexemes()) {
            if (lexeme.end() <= clause.start() && (lexeme.is(Kind.COMMA) || lexeme.is(Kind.STOP))) {
                start = lexeme.end();
            } else if (lexeme.start() >= clause.start()) {
                break;
            }
        }
        if (words.lexemes().getFirst().start() < clause.start()
                && start == clause.start()
                && !startsAfterSign(clause)) {
            start = Math.min(start, words.lexemes().getFirst().start());
        }
        String said = lastOf(
                Hanzi.simplified(words.text().substring(start, clause.end())).strip(), clause.start() - start);
        boolean states = STATEMENT.matcher(said).matches() && Verbs.in(clause) == 0 && !clause.has(Kind.SERVICE);
        return (states || AFTERTHOUGHT.matcher(said).lookingAt())
                && !ASKING.matcher(said).find();
    }

    /** What stands behind the last blank before {@code clause}: a blank divides as a comma does. */
    private static String lastOf(String said, int clause) {
        int blank = said.lastIndexOf(' ', Math.min(clause, said.length() - 1));
        return blank > 0 ? said.substring(blank + 1) : said;
    }

    private boolean startsAfterSign(Clause clause) {
        return Lists.any(
                words.lexemes(),
                lexeme -> lexeme.end() <= clause.start() && (lexeme.is(Kind.COMMA) || lexeme.is(Kind.STOP)));
    }
}
