package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests filled in like a form: "Action: transfer, amount: 50 USDC, to: @bob". What only names a field is left out with its colon, so
 * that the values stand as in a sentence. A label that is not known stays, and is asked about.
 */
final class LabelledForms {

    /** What a form says of itself, at its start. */
    private static final Set<String> HEADS = Set.of(
            "action",
            "type",
            "operation",
            "request",
            "task",
            "order",
            "instruction",
            "intent",
            "command",
            "what",
            "do");

    private static final Set<String> NAMES = Set.of(
            "amount",
            "quantity",
            "qty",
            "sum",
            "size",
            "asset",
            "token",
            "coin",
            "market",
            "protocol",
            "platform",
            "venue",
            "lender",
            "sell amount",
            "amount to sell");
    /** What gives a value its role: only the colon is left out. */
    private static final Set<Kind> ROLES = Set.of(
            Kind.TO, Kind.FROM, Kind.SELL, Kind.BUY, Kind.IN, Kind.OUT, Kind.INPUT, Kind.OUTPUT, Kind.USE, Kind.ON);

    private static final Set<String> ROLE_NAMES = Set.of(
            "to",
            "from",
            "recipient",
            "payee",
            "beneficiary",
            "in",
            "out",
            "input",
            "output",
            "sell",
            "buy",
            "pay",
            "receive");
    private static final Pattern NOTHING = Pattern.compile(
            "(?i)\\s*\\w+\\s*[:=]\\s*(?:none|no|nothing|null|n/a|nil|tbd|cancel|hold|on hold|pending|-)\\s*[,;|.\\n]");
    private static final Set<Kind> ASKING = Set.of(Kind.QUOTE, Kind.BALANCE, Kind.SHOW);
    private static final int FEWEST = 2;

    private LabelledForms() {}

    static List<Lexeme> told(List<Lexeme> lexemes) {
        int labels = 0;
        for (int i = 0; i < lexemes.size(); i++) {
            labels += isLabel(lexemes, i) ? 1 : 0;
        }
        return labels < FEWEST ? lexemes : withCount(withRoles(withoutLabels(lexemes)));
    }

    private static boolean isLabel(List<Lexeme> lexemes, int i) {
        boolean label = i + 1 < lexemes.size() && isColon(lexemes.get(i + 1)) && (i == 0 || isSign(lexemes.get(i - 1)));
        return label
                && (isHead(lexemes, i) || isName(lexemes, i) || lexemes.get(i).isAnyOf(ROLES));
    }

    /** Whether it is nothing but the label of a field, "Recipient" before a colon. */
    static boolean isLabel(Remark remark, String text) {
        int behind = remark.end();
        while (behind < text.length() && text.charAt(behind) == ' ') {
            behind++;
        }
        if (NOTHING.matcher(text).lookingAt()) {
            return false; // "action: none"
        }
        String said = text.substring(remark.start(), remark.end()).strip().toLowerCase(Locale.ROOT);
        return behind < text.length()
                && (text.charAt(behind) == ':' || text.charAt(behind) == '=')
                && (NAMES.contains(said) || ROLE_NAMES.contains(said));
    }

    private static boolean isHead(List<Lexeme> lexemes, int i) {
        return i == 0
                && HEADS.contains(said(lexemes.get(i)))
                && i + 2 < lexemes.size()
                && (Verbs.isRequest(lexemes.get(i + 2).kind())
                        || lexemes.get(i + 2).isAnyOf(ASKING)); // "action: none"
    }

    private static boolean isName(List<Lexeme> lexemes, int i) {
        return NAMES.contains(said(lexemes.get(i)));
    }

    private static boolean isColon(Lexeme lexeme) {
        return lexeme.kind() == Kind.COMMA
                && (lexeme.text().equals(":") || lexeme.text().equals("="));
    }

    private static boolean isSign(Lexeme lexeme) {
        return lexeme.kind() == Kind.COMMA || lexeme.kind() == Kind.STOP;
    }

    private static List<Lexeme> withoutLabels(List<Lexeme> lexemes) {
        List<Lexeme> kept = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean label = isLabel(lexemes, i);
            boolean sign = isSign(lexeme) && i + 1 < lexemes.size() && isLabel(lexemes, i + 1);
            if (sign) {
                kept.add(Lexeme.of(Kind.COMMA, lexeme.start(), lexeme.end(), null, lexeme.text()));
            } else if (!label || !(isHead(lexemes, i) || isName(lexemes, i))) {
                kept.add(lexeme);
            }
            i += label ? 1 : 0;
        }
        return kept;
    }

    /** "In: 2 ETH, out: USDC", of a form without a verb. */
    private static List<Lexeme> withRoles(List<Lexeme> lexemes) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int i = 0; i < told.size(); i++) {
            Lexeme lexeme = told.get(i);
            Kind role = switch (lexeme.kind()) {
                case IN, INPUT -> Kind.FROM;
                case OUT, OUTPUT -> Kind.TO;
                default -> lexeme.kind();
            };
            if (role != lexeme.kind()
                    && (i == 0 || isSign(told.get(i - 1)))
                    && lexemes.stream().anyMatch(each -> each.kind() == Kind.TOKEN)) {
                told.set(i, Lexeme.of(role, lexeme.start(), lexeme.end(), null, lexeme.text()));
            }
        }
        return told;
    }

    /** "Token: USDC, amount: 50": the number is put before the token, if there is one of each. */
    private static List<Lexeme> withCount(List<Lexeme> lexemes) {
        Lexeme token = only(lexemes, Kind.TOKEN);
        Lexeme number = only(lexemes, Kind.NUMBER);
        if (token == null || number == null || isBehind(lexemes, token, number)) {
            return lexemes;
        }
        int at = lexemes.indexOf(number);
        boolean alone =
                (at == 0 || isSign(lexemes.get(at - 1))) && (at + 1 == lexemes.size() || isSign(lexemes.get(at + 1)));
        if (!alone) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        told.remove(at);
        if (at > 0) {
            told.remove(at - 1);
        }
        told.add(told.indexOf(token), number);
        return told;
    }

    private static boolean isBehind(List<Lexeme> lexemes, Lexeme token, Lexeme number) {
        return lexemes.indexOf(token) == lexemes.indexOf(number) + 1;
    }

    private static @Nullable Lexeme only(List<Lexeme> lexemes, Kind kind) {
        Lexeme found = null;
        for (Lexeme lexeme : lexemes) {
            if (lexeme.is(kind)) {
                if (found != null) {
                    return null;
                }
                found = lexeme;
            }
        }
        return found;
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT);
    }
}
