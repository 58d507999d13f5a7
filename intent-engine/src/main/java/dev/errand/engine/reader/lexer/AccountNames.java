package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.value.Address;

/** Reads who is paid: addresses, names of the name service and saved contacts. None of them is ever mended. */
final class AccountNames {

    private static final int ADDRESS_DIGITS = 40;
    private static final int LONGEST_CLAUSE = 64; // lexemes

    private final Scan scan;
    private final FoldedText text;

    AccountNames(Scan scan) {
        this.scan = scan;
        this.text = scan.text();
    }

    /** "99luft.eth": letters, digits and hyphens, with dots between, and .eth at the end; false if none stands here. */
    boolean nameOfNameService() {
        int at = scan.at();
        if (text.isLatin(at - 1)) {
            return false;
        }
        int end = text.wordEnd(at);
        int dots = 0;
        while ((text.at(end) == '.' || text.at(end) == '-') && text.isLatin(end + 1)) {
            dots += text.at(end) == '.' ? 1 : 0;
            end = text.wordEnd(end + 1);
        }
        if (dots == 0 || !text.folded(at, end).endsWith(".eth")) {
            return false;
        }
        Kind kind = text.isAscii(at, end) ? Kind.RECIPIENT : Kind.BAD_RECIPIENT;
        scan.add(kind, at, end, null, text.folded(at, end));
        return true;
    }

    void contact() {
        int at = scan.at();
        if (text.at(at + 1) == ' ') {
            scan.add(Kind.ON, at, at + 1); // "@ aave"
            return;
        }
        boolean mail = text.isLatin(at - 1); // "bob@bank"
        int end = at + 1;
        while ((text.isLatin(end) && !isApostrophe(end)) || text.at(end) == '_' || text.at(end) == '-') {
            end++;
        }
        if (end == at + 1) {
            end = HanNames.end(text.characters(), end, sends());
            scan.add(end == at + 1 ? Kind.WORD : Kind.RECIPIENT, at, end);
            return;
        }
        scan.add(text.isAscii(at + 1, end) && !mail ? Kind.RECIPIENT : Kind.BAD_RECIPIENT, at, end);
        if (isApostrophe(end) && text.at(end + 1) == 's' && !text.isLatin(end + 2)) {
            scan.skipTo(end + 2); // "@gus's wallet"
        }
    }

    /** Whether a verb since the last sign says that something is sent, as 转给 does and 给 alone does not. */
    private boolean sends() {
        int first = Math.max(0, scan.lexemes().size() - LONGEST_CLAUSE);
        for (int i = scan.lexemes().size() - 1; i >= first; i--) {
            Lexeme lexeme = scan.lexemes().get(i);
            if (lexeme.is(Kind.COMMA) || lexeme.is(Kind.STOP)) {
                return false;
            } else if (lexeme.is(Kind.SEND) || (lexeme.kind() == Kind.GIVE && lexeme.end() - lexeme.start() > 1)) {
                return true;
            }
        }
        return false;
    }

    void address() {
        int at = scan.at();
        int end = at + 2;
        while (text.isLatin(end) || (isDots(end) && (text.isLatin(end + 1) || isDots(end + 1)))) {
            end++;
        }
        scan.add(isAddress(text.written(at, end)) ? Kind.RECIPIENT : Kind.BAD_RECIPIENT, at, end);
    }

    private static boolean isAddress(String written) {
        if (written.length() != ADDRESS_DIGITS + 2) {
            return false;
        }
        try {
            Address.parse(written);
            return true;
        } catch (IllegalArgumentException e) {
            return false; // a typing error: asked for again
        }
    }

    /** The name in "@max's wallet" ends before the apostrophe. */
    private boolean isApostrophe(int index) {
        return text.at(index) == '\'' || text.at(index) == '’';
    }

    private boolean isDots(int index) {
        return text.at(index) == '.' || text.at(index) == '…';
    }
}
