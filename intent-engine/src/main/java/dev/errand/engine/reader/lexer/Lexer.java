package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into lexemes. What begins at a place is decided by its first character, and read by the class for it.
 *
 * <p>A run of letters is one word, whatever their script: "USDС" with a Cyrillic С is a word that no list knows, and a
 * zero-width or control character inside a word makes two unknown ones. Nothing is repaired.
 */
public final class Lexer {

    /** The tokens that are known where no list is given. */
    public static final List<String> DEFAULT_TOKENS =
            List.of("ETH", "WETH", "USDC", "USDT", "DAI", "WBTC", "LINK", "UNI");

    private final Scan scan;
    private final FoldedText text;
    private final AccountNames accounts;
    private final ProductNames products;
    private final DigitNumbers digits;
    private final ChineseWords chinese;
    private final EnglishWords english;
    private final Signs signs;

    private Lexer(String text, List<String> symbols, boolean chinese, @Nullable Apart apart) {
        this.scan = new Scan(text, symbols, chinese, apart);
        this.text = scan.text();
        this.accounts = new AccountNames(scan);
        this.products = new ProductNames(scan);
        this.digits = new DigitNumbers(scan);
        this.chinese = new ChineseWords(scan);
        this.english = new EnglishWords(scan);
        this.signs = new Signs(scan);
    }

    /** The lexemes as they stand, each word for itself. */
    public static List<Lexeme> words(String text, List<String> symbols) {
        return words(text, symbols, false, null);
    }

    /**
     * The lexemes as they stand, each word for itself.
     *
     * @param chinese whether the talk so far is Chinese
     */
    public static List<Lexeme> words(String text, List<String> symbols, boolean chinese) {
        return words(text, symbols, chinese, null);
    }

    /**
     * The lexemes as they stand, each word for itself.
     *
     * @param chinese whether the talk so far is Chinese
     * @param apart what is not to be taken for one word; null for nothing
     */
    public static List<Lexeme> words(String text, List<String> symbols, boolean chinese, @Nullable Apart apart) {
        Lexer lexer = new Lexer(text, symbols, chinese, apart);
        while (!lexer.scan.atEnd()) {
            lexer.next();
        }
        return List.copyOf(lexer.scan.lexemes());
    }

    private void next() {
        int at = scan.at();
        char c = text.at(at);
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            scan.skipTo(at + 1);
        } else if (signs.isBullet()) {
            scan.add(Kind.THEN, at, at + 1);
        } else if (c == '@') {
            accounts.contact();
        } else if (c == '0' && text.at(at + 1) == 'x') {
            if (!accounts.nameOfNameService()) {
                accounts.address();
            }
        } else if (isAsciiLetterOrDigit(c) && (accounts.nameOfNameService() || products.read())) {
            return;
        } else if (digits.begin()) {
            digits.read();
        } else if (c == '+' && text.startsNumber(at + 1)) {
            scan.skipTo(at + 1);
        } else if (Numerals.fraction(c) != null) {
            digits.fraction();
        } else if (FoldedText.isHan(c)) {
            chinese.read();
        } else if (Character.isLetter(c)) {
            english.read();
        } else {
            signs.read();
        }
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    }
}
