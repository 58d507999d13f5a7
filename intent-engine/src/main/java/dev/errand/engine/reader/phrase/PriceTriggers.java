package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Part;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes phrases of prices that start a request. */
public final class PriceTriggers {

    private static final Set<Kind> BEFORE_TOKEN = Kinds.of(Kind.ARTICLE, Kind.PRICE, Kind.OF, Kind.FILLER, Kind.MINE);

    private static final Set<Kind> NO_PRICE = Kinds.of(
            Kind.WORD, Kind.SOME, Kind.MEASURE, Kind.PRICE, Kind.SUBJECT, Kind.OF, Kind.FILLER, Kind.MINE, Kind.QUOTE);

    private static final Set<Kind> BEFORE_STANDING = Kinds.of(Kind.COMMA, Kind.STOP, Kind.THEN, Kind.FILLER, Kind.IF);
    private static final Set<Kind> TRADING =
            Kinds.of(Kind.BUY, Kind.SELL, Kind.SELL_ALL, Kind.USE, Kind.OBJECT, Kind.SWAP);
    private static final Set<Kind> BY_SHARE = Kinds.of(
            Kind.TIME_MARK,
            Kind.FILLER,
            Kind.COMMA,
            Kind.BUY,
            Kind.SELL,
            Kind.SELL_ALL,
            Kind.USE,
            Kind.OBJECT,
            Kind.SWAP);
    private static final Set<Kind> SUFFIXES = Kinds.of(Kind.ABOVE_SUFFIX, Kind.BELOW_SUFFIX);
    private static final Set<Kind> BEFORE_PRICE = Kinds.of(Kind.ARTICLE, Kind.FILLER, Kind.TO, Kind.AND, Kind.OF);

    /** What ends a price; a unit would make it one of something else. */
    private static final Set<Kind> BEHIND_PRICE =
            Kinds.of(Kind.COMMA, Kind.STOP, Kind.THEN, Kind.AND, Kind.SMALL_TALK, Kind.FILLER, Kind.HARMLESS);

    /** What names the other side of the trade: "sell 1 ETH above 4000 for USDC". */
    private static final Set<Kind> OTHER_SIDE = Kinds.of(Kind.FOR, Kind.TO, Kind.WITH, Kind.USE);

    private static final Set<String> ITS = Set.of("it's", "it’s", "its", "it is");

    private static final Set<String> OR_ABOVE =
            Set.of("or above", "or higher", "or over", "or more", "or greater", "or up", "and above", "and up");
    private static final Set<String> OR_BELOW =
            Set.of("or below", "or lower", "or under", "or less", "or cheaper", "and below");

    /** Text of a trigger whose token is "it". */
    public static final String IT = "it";

    private PriceTriggers() {}

    /** A price that starts the request: "if ETH goes above $4,000", "ETH跌破2500时". */
    static @Nullable Phrase phrase(Cursor cursor) {
        Lexeme first = cursor.peek();
        if (cursor.is(Kind.WHEN_RIGHT)) {
            cursor.take();
            return Phrase.of(Kind.TRIGGER, first, first, List.of(), List.of("trigger"));
        }
        Phrase stood = standing(cursor);
        if (stood == null) {
            stood = orBeyond(cursor);
        }
        if (stood == null) {
            stood = atAPrice(cursor);
        }
        if (stood != null) {
            return stood;
        }
        boolean conditional = cursor.skip(Kind.IF);
        int reach = cursor.mark() + Cursor.REACH;
        while (!cursor.atEnd()
                && cursor.mark() < reach
                && (BEFORE_TOKEN.contains(cursor.peek().kind()) || (conditional && cursor.is(Kind.PRICE)))) {
            cursor.take();
        }
        List<Part> parts = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        if (!token(cursor, conditional, parts, wrong)) {
            return null;
        }
        boolean apart = cursor.is(Kind.IF) // "sell 1 ETH for USDC when the price goes above …": not that of USDC
                && !isHan(cursor.peek().text().codePointAt(0))
                && (cursor.next(1, Kind.PRICE) || (cursor.next(1, Kind.ARTICLE) && cursor.next(2, Kind.PRICE)));
        if (apart) {
            return null;
        }
        conditional |= cursor.skip(Kind.IF); // "USDT要是跌破…"
        boolean chinese = first.text().codePoints().anyMatch(PriceTriggers::isHan)
                || (!cursor.atEnd() && cursor.peek().text().codePoints().anyMatch(PriceTriggers::isHan));
        while (!cursor.atEnd()
                && (cursor.is(Kind.PRICE)
                        || cursor.peek().kind() == Kind.OF
                        || cursor.peek().kind() == Kind.FILLER)) {
            cursor.take();
        }
        return moves(cursor, first, conditional, chinese, parts, wrong);
    }

    /** ETH 4000 以上 before what is to be done then, 在 2000 以下 before the verb: a price without a verb; null if none stands here. */
    private static @Nullable Phrase standing(Cursor cursor) {
        boolean divided =
                !cursor.hasLast() || BEFORE_STANDING.contains(cursor.last().kind());
        Lexeme first = cursor.peek();
        int mark = cursor.mark();
        Lexeme token = divided && cursor.is(Kind.TOKEN) ? cursor.take() : null;
        boolean within =
                cursor.skip(Kind.ON) || (!cursor.atEnd() && cursor.peek().text().equals("在") && cursor.take() != null);
        if (token == null && !within) {
            cursor.reset(mark);
            return null;
        }
        Part price = cursor.is(Kind.NUMBER) || cursor.is(Kind.DOLLAR) ? price(cursor, "above") : null;
        boolean above = cursor.is(Kind.ABOVE_SUFFIX);
        if (price == null || !(above || cursor.is(Kind.BELOW_SUFFIX))) {
            cursor.reset(mark);
            return null;
        }
        cursor.take();
        cursor.skipAll(Kind.TIME_MARK, Kind.FILLER);
        boolean then = cursor.isAnyOf(TRADING) || (cursor.is(Kind.COMMA) && cursor.nextIsAnyOf(1, TRADING));
        if (!then) {
            cursor.reset(mark);
            return null;
        }
        Part side = new Part("trigger.when." + (above ? "above" : "below"), price.value(), price.at());
        if (token != null) {
            Part of = new Part("trigger.when.token", token.text(), Span.of(token));
            return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(of, side), List.of());
        }
        return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(side), List.of("trigger.when.token"))
                .withText(IT);
    }

    /** "Sell 2 ETH for USDC at 4000 or above": that price, or a better one. */
    private static @Nullable Phrase orBeyond(Cursor cursor) {
        boolean at = cursor.is(Kind.ON) && cursor.peek().text().equalsIgnoreCase("at") && cursor.hasLast();
        if (!at || !(cursor.next(1, Kind.NUMBER) || cursor.next(1, Kind.DOLLAR))) {
            return null;
        }
        int mark = cursor.mark();
        Lexeme first = cursor.take();
        Part price = price(cursor, "above");
        String side = price == null ? "" : beyond(cursor);
        if (price == null || side.isEmpty()) {
            cursor.reset(mark);
            return null;
        }
        return ofIt(first, cursor, new Part("trigger.when." + side, price.value(), price.at()));
    }

    /** The side that "or above", "or less" name, taken; empty if nothing like that stands here. */
    private static String beyond(Cursor cursor) {
        String said = cursor.atEnd() ? "" : cursor.peek().text().toLowerCase(Locale.ROOT);
        boolean two = cursor.is(Kind.OR) || cursor.is(Kind.AND);
        String beyond = two && cursor.peekKind(1) != Kind.STOP
                ? said + " " + cursor.peek(1).text().toLowerCase(Locale.ROOT)
                : said;
        String side = OR_ABOVE.contains(beyond) ? "above" : OR_BELOW.contains(beyond) ? "below" : "";
        if (!side.isEmpty()) {
            cursor.take();
            if (two && !beyond.equals(said)) {
                cursor.take();
            }
        }
        return side;
    }

    private static Phrase ofIt(Lexeme first, Cursor cursor, Part price) {
        return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(price), List.of("trigger.when.token"))
                .withText(IT);
    }

    /** "Buy 1 ETH with USDC at a price below 2000", "… at less than 2000": right behind a token, and nothing counted behind it. */
    private static @Nullable Phrase atAPrice(Cursor cursor) {
        boolean at = cursor.is(Kind.ON) && cursor.peek().text().equalsIgnoreCase("at") && cursor.hasLast();
        if (!at || !cursor.last().is(Kind.TOKEN)) {
            return null;
        }
        int mark = cursor.mark();
        Lexeme first = cursor.take();
        cursor.skip(Kind.ARTICLE);
        cursor.skip(Kind.PRICE);
        boolean above = cursor.is(Kind.ABOVE);
        boolean sided = above || cursor.is(Kind.BELOW);
        String side = "trigger.when." + (above ? "above" : "below");
        Part price = sided && cursor.take() != null ? price(cursor, above ? "above" : "below") : null;
        boolean ends = cursor.atEnd()
                || BEHIND_PRICE.contains(cursor.peekKind())
                || (cursor.isAnyOf(OTHER_SIDE) && cursor.next(1, Kind.TOKEN));
        if (price == null || !ends) {
            cursor.reset(mark);
            return null;
        }
        return ofIt(first, cursor, new Part(side, price.value(), price.at()));
    }

    private static boolean isHan(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static boolean token(Cursor cursor, boolean conditional, List<Part> parts, List<String> wrong) {
        if (cursor.is(Kind.TOKEN)) {
            Lexeme token = cursor.take();
            if (cursor.is(Kind.OR) && (cursor.next(1, Kind.TOKEN) || cursor.next(1, Kind.WORD))) {
                cursor.take();
                cursor.take();
                wrong.add("trigger.when.token");
            } else {
                parts.add(new Part("trigger.when.token", token.text(), Span.of(token)));
            }
            return true;
        }
        boolean price = conditional
                && cursor.hasLast()
                && cursor.last().is(Kind.PRICE)
                && (cursor.is(Kind.ABOVE) || cursor.is(Kind.BELOW) || cursor.is(Kind.HITS));
        if (price) { // "if the price drops below …": of what the request is about
            wrong.add(IT);
            return true;
        }
        boolean its = conditional
                && cursor.is(Kind.SUBJECT)
                && ITS.contains(cursor.peek().text().toLowerCase(Locale.ROOT))
                && (cursor.next(1, Kind.ABOVE) || cursor.next(1, Kind.BELOW));
        if (its) { // "when it's above 4000"
            cursor.take();
            wrong.add(IT);
            return true;
        }
        boolean moved = cursor.next(1, Kind.ABOVE) || cursor.next(1, Kind.BELOW);
        boolean someOther =
                cursor.is(Kind.SUBJECT) || (!conditional && cursor.is(Kind.WORD) && cursor.next(2, Kind.NUMBER));
        if (moved && someOther) {
            wrong.add(cursor.take().is(Kind.SUBJECT) ? "trigger" : "trigger.when.token");
            return true;
        }
        boolean unknown = conditional
                && (cursor.is(Kind.IT) || cursor.is(Kind.WORD))
                && (cursor.next(1, Kind.ABOVE)
                        || cursor.next(1, Kind.BELOW)
                        || cursor.next(1, Kind.HITS)
                        || cursor.next(1, Kind.UP)
                        || cursor.next(1, Kind.DOWN)
                        || cursor.next(1, Kind.PRICE));
        if (unknown) {
            wrong.add(cursor.take().is(Kind.IT) ? IT : "trigger.when.token");
        }
        return unknown;
    }

    private static @Nullable Phrase moves(
            Cursor cursor, Lexeme first, boolean conditional, boolean chinese, List<Part> parts, List<String> wrong) {
        int before = cursor.mark();
        boolean hits = false;
        String side = null;
        while (!cursor.atEnd() && side == null) {
            if (cursor.is(Kind.ABOVE) || cursor.is(Kind.BELOW)) {
                side = cursor.take().is(Kind.ABOVE) ? "above" : "below";
                Kind same = side.equals("above") ? Kind.ABOVE : Kind.BELOW;
                if (cursor.is(same) && (cursor.next(1, Kind.NUMBER) || cursor.next(1, Kind.DOLLAR))) {
                    cursor.take(); // "gets down to under $1,500"
                }
            } else if (cursor.is(Kind.HITS)) {
                hits = true;
                cursor.take();
            } else if (cursor.peek().kind() == Kind.FILLER || (cursor.is(Kind.FETCHES) && conditional)) {
                cursor.take();
            } else {
                break;
            }
        }
        boolean moves = false;
        boolean share = false;
        if (side == null && (cursor.is(Kind.UP) || cursor.is(Kind.DOWN))) {
            Lexeme move = cursor.take();
            side = move.is(Kind.UP) ? "above" : "below";
            moves = true;
            boolean by = move.text().endsWith("了")
                    || (!cursor.atEnd() && cursor.peek().text().equals("了"));
            cursor.skipAll(Kind.FILLER);
            if (cursor.is(Kind.ABOVE) || cursor.is(Kind.BELOW) || cursor.is(Kind.TO) || cursor.is(Kind.HITS)) {
                cursor.take();
            } else if (chinese && cursor.is(Kind.SHARE) && cursor.nextIsAnyOf(1, BY_SHARE)) {
                cursor.take(); // ETH 跌 10% 就买: from which price on?
                share = true;
            } else if (cursor.is(Kind.NUMBER) && (!chinese || by)) { // "if it rises 500": by 500, or to?
                wrong.add("trigger.when." + side);
            }
        }
        if (cursor.mark() == before || (side == null && !hits)) {
            return null;
        }
        Part price = price(cursor, side == null ? "above" : side);
        if (price == null && side != null && cursor.peekKind() != Kind.STOP) { // "跌到某个价位的时候"
            int here = cursor.mark();
            while (!cursor.atEnd() && NO_PRICE.contains(cursor.peekKind()) && !cursor.is(Kind.TIME_MARK)) {
                cursor.take();
            }
            if (!cursor.is(Kind.TIME_MARK)) {
                cursor.reset(here);
            }
        }
        if (price != null && cursor.is(Kind.MEASURE) && cursor.nextIsAnyOf(1, SUFFIXES)) {
            cursor.take(); // 30 块以上
        }
        if (price != null && side == null && (cursor.is(Kind.ABOVE_SUFFIX) || cursor.is(Kind.BELOW_SUFFIX))) {
            side = cursor.is(Kind.ABOVE_SUFFIX) ? "above" : "below";
            price = new Part("trigger.when." + side, price.value(), price.at());
        }
        String beyond = price == null || chinese ? "" : beyond(cursor);
        if (price != null && !beyond.isEmpty() && (side == null || side.equals(beyond))) { // "hits 4000 or more"
            side = beyond;
            price = new Part("trigger.when." + side, price.value(), price.at());
        } else if (!beyond.isEmpty()) {
            wrong.add("trigger");
        }
        if (price == null && conditional && side != null) {
            vaguePrice(cursor);
        }
        boolean suffix = cursor.skip(Kind.ABOVE_SUFFIX) || cursor.skip(Kind.BELOW_SUFFIX);
        cursor.skipAll(Kind.FILLER, Kind.MEASURE);
        boolean marked = false;
        while (cursor.is(Kind.TIME_MARK)) {
            marked = true;
            cursor.take();
        }
        boolean then =
                price != null && side != null && leadsTo(cursor); // "ETH > 6000 then …", "ETH up over 4.5k? Then …"
        boolean reached = chinese
                && hits
                && price != null
                && side == null
                && (cursor.isAnyOf(TRADING) || (cursor.is(Kind.COMMA) && cursor.nextIsAnyOf(1, TRADING)))
                && first.kind() == Kind.TOKEN; // ETH 到 4000 卖 1 个: from which side?
        boolean said = conditional
                || marked
                || share
                || suffix
                || then
                || reached
                || (chinese && price != null && side != null && !moves);
        if (!said) {
            return null;
        }
        if (then) {
            cursor.skip(Kind.STOP);
        }
        if (conditional || then) {
            cursor.skip(Kind.THEN); // "if … then …"
        }
        boolean it = wrong.remove(IT);
        if (it) {
            wrong.add("trigger.when.token");
        }
        if (wrong.contains("trigger")) {
            cursor.skip(Kind.WORD); // "10 gwei"
            return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger"));
        }
        if (side == null) {
            wrong.clear();
            wrong.add("trigger");
            return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.copyOf(parts), List.copyOf(wrong));
        }
        if (price == null) {
            wrong.add("trigger.when." + side);
        } else {
            parts.add(price);
        }
        Phrase phrase = Phrase.of(Kind.TRIGGER, first, cursor.last(), List.copyOf(parts), List.copyOf(wrong));
        return new Phrase(
                phrase.kinds(),
                phrase.kind(),
                phrase.start(),
                phrase.end(),
                it ? IT : "",
                null,
                phrase.parts(),
                phrase.wrong());
    }

    private static boolean leadsTo(Cursor cursor) {
        boolean asked = cursor.is(Kind.STOP) && cursor.peek().text().equals("?");
        return cursor.is(Kind.THEN) || (asked && cursor.next(1, Kind.THEN));
    }

    /** "… above a good price": none that anybody could compare with. */
    private static void vaguePrice(Cursor cursor) {
        int here = cursor.mark();
        cursor.skipAll(Kind.ARTICLE, Kind.MINE); // "over my target"
        for (int i = 0;
                i < 3
                        && !cursor.atEnd()
                        && !isLevel(cursor)
                        && (cursor.is(Kind.WORD)
                                || cursor.peekKind() == Kind.FILLER
                                || cursor.is(Kind.LOW)
                                || cursor.is(Kind.SMALL_TALK));
                i++) {
            cursor.take();
        }
        if (!cursor.is(Kind.PRICE) && !isLevel(cursor)) {
            cursor.reset(here);
        } else {
            cursor.take();
        }
    }

    private static boolean isLevel(Cursor cursor) {
        return (cursor.is(Kind.WORD) && !cursor.next(1, Kind.PRICE)) // "my target price"
                && Set.of("level", "levels", "point", "threshold", "mark", "value", "number", "target", "goal")
                        .contains(cursor.peek().text().toLowerCase(Locale.ROOT));
    }

    /** A price in dollars, with or without the unit; null if none stands here, or one in some other unit. */
    static @Nullable Part price(Cursor cursor, String side) {
        int mark = cursor.mark();
        while (!cursor.atEnd() && BEFORE_PRICE.contains(cursor.peek().kind())) {
            cursor.take();
        }
        Lexeme sign = cursor.is(Kind.DOLLAR) ? cursor.take() : null;
        if (cursor.is(Kind.BAD_NUMBER)) {
            cursor.take();
            return null;
        }
        boolean stable =
                cursor.next(1, Kind.TOKEN) && Topics.isStable(cursor.peek(1).text()); // "below 1500 USDC"
        if (!cursor.is(Kind.NUMBER) || (cursor.next(1, Kind.TOKEN) && !stable) || cursor.next(1, Kind.CURRENCY)) {
            cursor.reset(mark);
            return null;
        }
        Lexeme number = cursor.take();
        BigDecimal value = number.number();
        Span at = sign == null ? Span.of(number) : Span.of(sign).through(number);
        if (cursor.is(Kind.DOLLAR) || stable) {
            at = at.through(cursor.take());
        }
        if (isLevel(cursor)) {
            cursor.take(); // "the 4000 mark"
        }
        if (value == null || value.signum() <= 0 || (cursor.is(Kind.OR) && cursor.next(1, Kind.NUMBER))) {
            return null;
        }
        return new Part("trigger.when." + side, Draft.plain(value), at);
    }
}
