package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Mention;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads transfers: to one, to several "each", or split between several. */
final class Transfers {

    private static final Set<Kind> WORDS = Clause.union(
            Frames.glue(),
            Kind.ASSET,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.TRIGGER,
            Kind.CLOCK,
            Kind.EACH,
            Kind.SEND,
            Kind.RETURN,
            Kind.MOVE,
            Kind.GET,
            Kind.PUT,
            Kind.SPLIT,
            Kind.RECURRING,
            Kind.TAKE,
            Kind.DEADLINE,
            Kind.RECEIVE,
            Kind.REPAY,
            Kind.PAYS,
            Kind.FETCHES,
            Kind.TAKES,
            Kind.BALANCE,
            Kind.THERE,
            Kind.HITS,
            Kind.HAVE,
            Kind.POSITION);

    private static final Set<Kind> VERBS = Kinds.of(
            Kind.SEND,
            Kind.RETURN,
            Kind.MOVE,
            Kind.GET,
            Kind.PUT,
            Kind.SPLIT,
            Kind.GIVE,
            Kind.TO,
            Kind.FOR,
            Kind.REPAY);
    private static final Set<Kind> STRONG = Kinds.of(Kind.SEND, Kind.RETURN);
    private static final Set<Kind> ROLE = Kinds.of(Kind.TO, Kind.GIVE);

    private static final Pattern PER_HEAD = Pattern.compile("[每各]|一人|一[个個]");
    private static final Pattern SEVERALLY = Pattern.compile("分别|分別");
    private static final Set<Kind> BARE = Kinds.of(Kind.SEND, Kind.WANT, Kind.NEED);

    /** Who may be somebody to be paid. */
    private static final Set<Kind> SOMEBODY = Kinds.of(Kind.WORD, Kind.SOMEBODY);

    private static final Set<String> INTO = Set.of("into", "in to");

    private Transfers() {}

    static @Nullable List<Draft> read(Clause clause, Scene scene) {
        List<Phrase> recipients = recipients(clause);
        boolean paid = !recipients.isEmpty() || clause.hasAny(SOMEBODY);
        if ((!paid && !clause.hasAny(STRONG)) || Payers.isSomebodyElse(clause, scene.text())) {
            return null;
        }
        if (isLastOfRow(clause, scene)) {
            return null;
        }
        Clause rest = withoutAppositions(withoutPurpose(clause, !recipients.isEmpty()));
        boolean nobody = false;
        if (recipients.isEmpty()) {
            Clause without = withoutUnknownRecipient(rest, !scene.steps().isEmpty());
            nobody = without.phrases().size() < rest.phrases().size();
            rest = withoutPurpose(without, nobody);
        }
        boolean given = clause.hasAny(Kind.RECEIVE, Kind.HAVE, Kind.FETCHES) && clause.hasAny(Kind.WANT, Kind.NEED);
        if (recipients.size() > 1 && rest.assets().size() > 1 && !clause.has(Kind.EACH)) {
            return null; // two requests: "一半转给 a.eth，剩余的转给 b.eth"
        }
        boolean called = clause.hasAny(STRONG)
                || (given && !recipients.isEmpty() && !clause.has(Kind.FROM))
                || ((!recipients.isEmpty() || nobody) && clause.hasAny(VERBS));
        if (recipients.isEmpty() && !nobody && isTrade(rest)) {
            return null;
        }
        if (isShortened(clause, scene)) {
            return null; // "… and 200 to @carol"
        }
        if (!called || !rest.hasOnly(WORDS) || (recipients.isEmpty() && clause.has(Kind.MARKET))) {
            return null;
        }
        Holding holding = Holding.EMPTY;
        for (Phrase asset : rest.assets()) {
            Holding more = asset.holding() == null ? null : inToken(asset.holding(), holding);
            Holding both = more == null ? holding : holding.and(more);
            boolean again = more != null
                    && !isOfIt(rest, asset)
                    && more.reference() == Kind.IT
                    && !more.saysAmount()
                    && more.token() == null
                    && (both == null || holding.measure() == Phrase.Measure.USD); // "… 18 bucks, send it"
            if (both == null && !again) {
                return null;
            }
            holding = again ? holding : Objects.requireNonNull(both);
        }
        Mention owed = scene.topic();
        if (rest.assets().isEmpty()
                && scene.steps().isEmpty()
                && owed != null
                && owed.owed()
                && !recipients.isEmpty()) {
            holding = owed.holding(); // "I owe @sam 20 DAI. Pay him."
        }
        boolean bare = rest.assets().isEmpty()
                && recipients.isEmpty()
                && !nobody
                && (!clause.has(Kind.SEND) || !BARE.contains(clause.first().kind()));
        if (bare) {
            return null;
        }
        return drafts(rest, recipients, holding, nobody, scene);
    }

    /** 给 @a、@b | 和 @c 各发 100 USDC: what is for each is for those too of whom no amount is said before. */
    private static boolean isLastOfRow(Clause clause, Scene scene) {
        return clause.has(Kind.EACH)
                && Lists.any(clause.phrases(), Transfers::isEach)
                && !scene.steps().isEmpty()
                && scene.steps().getLast().type().equals("transfer")
                && !scene.steps().getLast().has("asset");
    }

    /** A number and a person behind a payment, and no verb: what the payment before it said of the token counts. */
    private static boolean isShortened(Clause clause, Scene scene) {
        return !scene.steps().isEmpty()
                && scene.steps().getLast().type().equals("transfer")
                && scene.steps().getLast().has("asset.amount.value")
                && clause.phrases().size() == 3
                && clause.first().isBareNumber()
                && clause.phrases().get(1).is(Kind.TO)
                && clause.phrases().get(2).is(Kind.RECIPIENT);
    }

    private static List<Phrase> recipients(Clause clause) {
        List<Phrase> recipients = new ArrayList<>();
        for (Phrase phrase : clause.phrases()) {
            if (phrase.is(Kind.RECIPIENT) || phrase.is(Kind.BAD_RECIPIENT)) {
                recipients.add(phrase);
            }
        }
        return recipients;
    }

    /** "3 ETH of it": of what was given, which may be no ETH. */
    private static boolean isOfIt(Clause clause, Phrase asset) {
        int index = clause.phrases().indexOf(asset);
        return index > 0 && clause.phrases().get(index - 1).is(Kind.OF);
    }

    /** "Swap 2 ETH to USDC and send @bob 3 ETH of it": what was given is no ETH. */
    private static boolean isOfOther(Clause clause, Holding holding, Scene scene) {
        String token = holding.token();
        return token != null
                && holding.saysAmount()
                && Lists.any(
                        clause.assets(),
                        asset -> isOfIt(clause, asset)
                                && asset.holding() != null
                                && asset.holding().reference() != null)
                && scene.lastGiven().filter(given -> !given.equals(token)).isPresent();
    }

    /** "I owe @barry 18 bucks, send it in USDC": the "it" is what was said before, and only the token is new. */
    private static Holding inToken(Holding holding, Holding before) {
        String token = holding.token();
        Span at = holding.tokenAt();
        boolean again = holding.reference() == Kind.IT
                && !holding.saysAmount()
                && before.measure() == Phrase.Measure.USD
                && before.token() == null;
        return again && token != null && at != null ? Holding.EMPTY.withToken(token, at) : holding;
    }

    private static List<Draft> drafts(
            Clause clause, List<Phrase> recipients, Holding holding, boolean nobody, Scene scene) {
        List<Draft> drafts = new ArrayList<>();
        int count = Math.max(1, recipients.size());
        boolean split = clause.has(Kind.SPLIT) && Lists.none(clause.phrases(), Transfers::isEach);
        boolean each = clause.has(Kind.EACH) || split;
        if (split && saysAnAmountOfEach(clause)) {
            split = false; // 平分给两个人，分别 50: of all, or of each?
            each = false;
        }
        for (int i = 0; i < count; i++) {
            Draft draft = new Draft("transfer");
            draft.take("asset", holding, scene);
            Frames.takeConditions(draft, clause, scene);
            if (recipients.isEmpty()) {
                if (nobody) {
                    draft.wrong("to");
                }
            } else {
                Phrase to = recipients.get(i);
                if (to.is(Kind.RECIPIENT)) {
                    Span at = to.parts().isEmpty()
                            ? new Span(to.start(), to.end())
                            : to.parts().getFirst().at();
                    draft.putSpan("to", to.text(), at, scene.text());
                } else {
                    draft.wrong("to");
                }
            }
            if (isOfOther(clause, holding, scene)) {
                draft.wrong("asset.amount");
            }
            draft.inherit(scene);
            if (split && count > 1) {
                divide(draft, count, clause, scene);
            } else if (count > 1 && !each) {
                draft.wrong("asset.amount"); // each, or all of them together?
            }
            drafts.add(draft);
        }
        return drafts;
    }

    /** 一人80: what is said of each is not divided. */
    private static boolean isEach(Phrase phrase) {
        return phrase.kind() == Kind.EACH && PER_HEAD.matcher(phrase.text()).find();
    }

    /** 分别 before an amount says it of each; elsewhere it only says that they are several. */
    private static boolean saysAnAmountOfEach(Clause clause) {
        boolean severally = false;
        for (Phrase phrase : clause.phrases()) {
            if (severally && phrase.holding() != null) {
                return true;
            }
            severally |= phrase.kind() == Kind.EACH
                    && SEVERALLY.matcher(phrase.text()).find();
        }
        return false;
    }

    private static void divide(Draft draft, int count, Clause clause, Scene scene) {
        BigDecimal parts = BigDecimal.valueOf(count);
        Phrase verb = clause.phrases().stream()
                .filter(phrase -> phrase.is(Kind.SPLIT))
                .findFirst()
                .orElseThrow();
        boolean halves = verb.text().contains("半"); // 各一半
        boolean exact = count == 2 || (!halves && (count == 4 || count == 5));
        for (String leaf : List.of("asset.amount.share", "asset.amount.value", "asset.amount.usd")) {
            draft.value(leaf).ifPresent(all -> {
                if (exact) {
                    BigDecimal part = new BigDecimal(all).divide(parts, 18, RoundingMode.DOWN);
                    draft.putSpan(leaf, Draft.plain(part), new Span(verb.start(), verb.end()), scene.text());
                } else {
                    draft.wrong("asset.amount"); // a third is no decimal number
                }
            });
        }
    }

    /** "… for lunch", "… as pocket money": why it is sent, which nobody has to act on. */
    private static Clause withoutPurpose(Clause clause, boolean paid) {
        List<Phrase> phrases = clause.phrases();
        int last = phrases.size() - 1;
        boolean purpose = paid
                && last > 0
                && phrases.get(last).holding() == null
                && !phrases.get(last).isValue()
                && phrases.get(last).kind() != Kind.COMMA
                && (phrases.get(last - 1).is(Kind.FOR) || phrases.get(last - 1).is(Kind.CONTEXT));
        return purpose ? new Clause(phrases.subList(0, last - 1)) : clause;
    }

    /** "Pay 50 DAI for some UNI" buys. */
    private static boolean isTrade(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i + 1 < phrases.size(); i++) {
            Holding paid = phrases.get(i - 1).holding();
            Holding got = phrases.get(i + 1).holding();
            if (phrases.get(i).kind() == Kind.FOR
                    && paid != null
                    && got != null
                    && paid.token() != null
                    && got.token() != null) {
                return !paid.token().equals(got.token());
            }
        }
        return false;
    }

    /** "my landlord @sam": who it is, said beside the name. */
    private static Clause withoutAppositions(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        List<Phrase> kept = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            boolean beside =
                    (phrases.get(i).kind() == Kind.WORD || phrases.get(i).kind() == Kind.SOMEBODY)
                            && i + 1 < phrases.size()
                            && phrases.get(i + 1).is(Kind.RECIPIENT);
            if (!beside) {
                kept.add(phrases.get(i));
            }
        }
        return kept.size() == phrases.size() ? clause : new Clause(kept);
    }

    /** "to him", "给小红": somebody, but nobody that can be paid. */
    private static Clause withoutUnknownRecipient(Clause clause, boolean follows) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < phrases.size(); i++) {
            boolean into = !clause.hasAny(STRONG)
                    && INTO.contains(phrases.get(i - 1).text().toLowerCase(Locale.ROOT));
            boolean somebody = (phrases.get(i).is(Kind.WORD) && !into) // "ape 200 USDC into bonk"
                    || phrases.get(i).is(Kind.SOMEBODY);
            boolean paid = phrases.get(i - 1).kind() == Kind.SEND
                    && i + 1 < phrases.size()
                    && phrases.get(i + 1).kind() == Kind.ASSET
                    && (phrases.get(i).is(Kind.SOMEBODY)
                            || !phrases.get(i).text().contains(" ")); // "Pay Bob 20 USDC"
            if (somebody && (paid || phrases.get(i - 1).isAnyOf(ROLE))) {
                List<Phrase> kept = new ArrayList<>(phrases);
                if (follows && clause.assets().isEmpty() && phrases.get(i).is(Kind.SOMEBODY)) {
                    kept.remove(i); // "…，然后转给小王"
                    return new Clause(kept);
                }
                boolean called = i + 1 < phrases.size()
                        && phrases.get(i).is(Kind.SOMEBODY)
                        && phrases.get(i + 1).kind() == Kind.WORD
                        && !phrases.get(i + 1).text().contains(" "); // "my sister Clara"
                kept.subList(i - 1, called ? i + 2 : i + 1).clear();
                return kept.isEmpty() || Lists.none(kept, phrase -> phrase.kind() == Kind.ASSET)
                        ? clause
                        : new Clause(kept);
            }
        }
        return clause;
    }
}
