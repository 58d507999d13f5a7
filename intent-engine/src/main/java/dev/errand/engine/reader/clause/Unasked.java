package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.frame.SwapSides;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Mention;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Wording;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads clauses that ask for nothing, and tells what they cost: a reason, a greeting, a report, a denial. */
final class Unasked {

    private static final int REQUEST = 20;
    private static final int ASIDE = 8;
    private static final int REASON = 16;
    private static final int EXTRA_VERB = 20;
    private static final Set<Kind> LIMITS =
            Kinds.of(Kind.BUDGET, Kind.AT_MOST, Kind.SLIPPAGE, Kind.LIMIT, Kind.COST, Kind.PER_HOUR);
    private static final Set<Kind> PAID = Kinds.of(Kind.RECIPIENT, Kind.BAD_RECIPIENT);
    private static final Set<Kind> TURNED_INTO = Kinds.of(Kind.SWAP, Kind.BECOME, Kind.BUY, Kind.CHANGE_TO);
    private static final Set<Clauses.Aside> OFTEN_HARMLESS =
            EnumSet.of(Clauses.Aside.PAST, Clauses.Aside.QUESTION, Clauses.Aside.SMALL_TALK);

    /** So many characters behind a clause may be words that fill it, 弄一下 among them. */
    private static final int FILLING = 4;

    private static final List<String> ADDED = List.of("也", "还有", "另外", "一起", "一并", "顺便", "同样", "并且");
    private static final List<String> DOING =
            List.of("办", "弄", "处理", "搞", "安排", "执行", "落实", "解决", "做了", "做一", "拜托", "麻烦");
    private static final Set<String> ANYTHING = Set.of(
            "anything",
            "yet",
            "do anything",
            "any",
            "actually",
            "anything yet",
            "真",
            "真的",
            "真要",
            "real",
            "really",
            "for real");

    private final List<Phrase> phrases;
    private final Wording words;
    private final Asides asides;
    private final Reasons reasons;
    private final Headings headings;
    private final Pauses pauses;
    private final LeadingRemarks remarks;

    Unasked(List<Phrase> phrases, Wording words, Asides asides, Pauses pauses, LeadingRemarks remarks) {
        this.phrases = phrases;
        this.words = words;
        this.asides = asides;
        this.reasons = new Reasons(words);
        this.headings = new Headings(words);
        this.pauses = pauses;
        this.remarks = remarks;
    }

    /** A token by itself, before a sign and a clause in which "it" or "that" stands for it. */
    private boolean isTopic(Clause clause, int start) {
        int next = start + clause.phrases().size();
        boolean token = clause.phrases().size() == 1
                && clause.first().holding() != null
                && clause.first().holding().token() != null
                && clause.first().holding().reference() == null
                && Kinds.isOneOf(phrases.get(next).kind(), Kind.COMMA, Kind.STOP);
        for (int i = next + 1; i < phrases.size() && token; i++) {
            Phrase.Holding holding = phrases.get(i).holding();
            if (phrases.get(i).kind() == Kind.STOP || (holding != null && holding.token() != null && !isRole(i))) {
                return false;
            } else if (holding != null && holding.reference() == Kind.IT) {
                return true;
            }
        }
        return false;
    }

    /** "Don't sell it", "do not trade anything": no value, no limit and no condition in it. */
    private static boolean isBareDenial(Clause clause) {
        return Lists.all(
                clause.phrases(),
                phrase -> phrase.kind() == Kind.NOT
                        || phrase.isAnyOf(Verbs.REQUESTS)
                        || phrase.is(Kind.SUBJECT)
                        || phrase.is(Kind.HARMLESS)
                        || phrase.is(Kind.CLOCK)
                        || ANYTHING.contains(phrase.text())
                        || (phrase.holding() != null && SwapSides.isIt(phrase.holding())));
    }

    /** 换成 DAI，别换成 USDT: behind a swap, what it is not to be turned into, of which it speaks nowhere else. */
    private static boolean isOtherToken(Clause clause, Progress before) {
        Draft last = before.drafts().getLast();
        if (!last.type().equals("swap")
                || clause.phrases().size() != 3
                || clause.first().kind() != Kind.NOT
                || !clause.phrases().get(1).isAnyOf(TURNED_INTO)
                || !Hanzi.areIn(clause.first().text())) {
            return false;
        }
        Phrase.Holding other = clause.phrases().getLast().holding();
        return other != null
                && other.token() != null
                && !other.saysAmount()
                && other.reference() == null
                && before.drafts().stream()
                        .flatMap(draft -> draft.leaves().values().stream())
                        .noneMatch(leaf -> other.token().equals(leaf.value()));
    }

    /** Whether what stands here is what "it" is turned into. */
    private boolean isRole(int index) {
        return phrases.get(index - 1).isAnyOf(Kinds.of(Kind.TO, Kind.FOR, Kind.BUY));
    }

    private boolean isAdded(Clause clause, int start) {
        return phrases.get(start - 1).isAnyOf(Joints.ADDING)
                || (clause.first().isAnyOf(Joints.ADDING) && !clause.first().is(Kind.SUBJECT))
                || (clause.first().isAnyOf(Verbs.ANY) && !clause.first().is(Kind.WANT));
    }

    /** 还有上次说的那件事也一起办了: something more is to be done, whatever it is. */
    private boolean asksForMore(Clause clause, int start) {
        int end = Math.min(words.text().length(), clause.end() + FILLING);
        int from = Math.min(phrases.get(start - 1).end(), clause.start()); // what is said last may be done first
        String said = Hanzi.simplified(words.text().substring(from, end));
        boolean added =
                phrases.get(start - 1).kind() == Kind.AND || clause.first().is(Kind.AND);
        return (added || Lists.any(ADDED, said::contains)) && Lists.any(DOING, said::contains);
    }

    /** 能不能用 50 USDC 买 UNI，接着…: what would be a question, or talk, by itself is a request that was not understood beside others. */
    private boolean isOneOfSeveral(Clause clause, int start, Clauses.Aside aside) {
        int end = start + clause.phrases().size();
        boolean others = Stream.concat(
                        phrases.subList(0, start).stream(), phrases.stream().skip(end))
                .anyMatch(phrase -> phrase.isAnyOf(Verbs.ANY) || phrase.is(Kind.BECOME));
        boolean ofRequest = clause.hasAny(Kind.GPUS, Kind.MODEL, Kind.ATTACHMENT, Kind.LIMIT)
                || (aside == Clauses.Aside.SMALL_TALK && clause.has(Kind.MARKET));
        return others && (ofRequest || isDeed(clause));
    }

    /** Whether a clause names a verb and how much of what, or a balance and of what. */
    private static boolean isDeed(Clause clause) {
        boolean balance = clause.has(Kind.BALANCE);
        return (balance || clause.hasAny(Verbs.OF_TOKENS))
                && clause.assets().stream()
                        .map(Phrase::holding)
                        .anyMatch(holding ->
                                holding != null && holding.token() != null && (balance || holding.saysAmount()));
    }

    /** Whether money is named behind a compute job that has no limit yet. */
    private static boolean isMoneyForJob(Clause clause, Progress before) {
        Draft last = before.drafts().isEmpty() ? null : before.drafts().getLast();
        return last != null
                && Fields.JOBS.contains(last.type())
                && !last.has("maxCost")
                && clause.assets().stream().map(Phrase::holding).anyMatch(Unasked::isMoney);
    }

    /** Whether a price is said for which one has to wait. */
    private static boolean isPriced(Clause clause) {
        return clause.hasAny(Kind.TRIGGER, Kind.ABOVE, Kind.BELOW) || (clause.has(Kind.IF) && clause.has(Kind.HITS));
    }

    /** "…, which goes to @bob". */
    private static boolean isWhere(Clause clause) {
        return clause.first().kind() == Kind.WHAT && clause.hasAny(PAID) && clause.has(Kind.TO);
    }

    private static boolean isMoney(Phrase.@Nullable Holding holding) {
        return holding != null
                && holding.saysAmount()
                && (holding.measure() == Phrase.Measure.USD || holding.token() != null);
    }

    private static boolean isDivided(Clause clause) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.kind() == Kind.COMMA || phrase.kind() == Kind.SO) {
                return true;
            }
        }
        return false;
    }

    /** 昨天, 前几天 老婆: when something was done, and who did it, and nothing of what. */
    private static boolean isOnlyWhen(Clause clause) {
        return Lists.all(
                clause.phrases(),
                phrase -> phrase.kind() == Kind.PAST_TIME || phrase.is(Kind.SUBJECT) || phrase.is(Kind.SOMEBODY));
    }

    /** What the clause is if it asks for nothing; null if it might ask for something. */
    @Nullable Progress read(Clause clause, Progress before, int start, boolean last) {
        if (isDivided(clause)) {
            return null;
        }
        if (before.drafts().isEmpty() && !last && isTopic(clause, start)) {
            return before.about(ASIDE + REASON, Mention.in(clause)); // "100 USDC, all of that into UNI"
        }
        int cost = ASIDE + clause.phrases().size() + EXTRA_VERB * Math.max(0, Verbs.in(clause) - 1);
        if (before.drafts().isEmpty() && !last && headings.isHeading(clause)) {
            return before.with(cost, List.copyOf(before.drafts()));
        }
        Clauses.Aside aside = asides.classify(clause);
        if ((aside == Clauses.Aside.NEGATION || aside == Clauses.Aside.PAST) && remarks.leadsTo(clause, start)) {
            return null; // 拿着没意思 全部换成 ETH: what is not so stands before the pause
        }
        if (aside == Clauses.Aside.PAST && start > 0 && Past.isCausing(phrases.get(start - 1))) {
            return null; // "have" it sent to @bob: the wish stands in front
        }
        if (aside == Clauses.Aside.PAST
                && !last
                && isOnlyWhen(clause)
                && !Cuts.isBoundary(phrases.get(start + clause.phrases().size()))) {
            return null; // 昨天 卖 2 ETH 换 DAI: when it was done
        }
        if (aside == Clauses.Aside.CANCELLED && before.drafts().isEmpty()) {
            aside = Clauses.Aside.NEGATION; // "forget that, swap …": what comes behind may still ask
        }
        if (aside == Clauses.Aside.QUESTION && clause.first().kind() != Kind.QUESTION) {
            cost += REQUEST + ASIDE; // only if it is no request that asks for a balance or a price
        }
        if (aside == Clauses.Aside.NEGATION && !before.drafts().isEmpty()) {
            // what is not to be done, said behind what is: a limit that was not understood
            boolean priced = Lists.all(before.drafts(), Draft::movesNothing) && isBareDenial(clause);
            boolean other = isOtherToken(clause, before) && !words.turns(clause);
            return priced || other || (asides.isHarmless(clause) && !words.turns(clause))
                    ? before.with(cost, List.copyOf(before.drafts()))
                    : before.withGap(cost).with(0, aside);
        }
        boolean unsaid = aside != null
                && (OFTEN_HARMLESS.contains(aside) || (aside == Clauses.Aside.NEGATION && !last))
                && (before.drafts().isEmpty()
                        ? aside == Clauses.Aside.NEGATION && clause.hasAny(LIMITS)
                        : clause.hasAny(LIMITS) || (clause.hasAny(PAID) && Verbs.in(clause) > 0));
        unsaid |= aside != null
                && words.isChinese()
                && OFTEN_HARMLESS.contains(aside)
                && clause.has(Kind.TRIGGER); // when, not understood
        unsaid |= aside != null && isMoneyForJob(clause, before); // "$150 is the most I can do"
        unsaid |=
                aside == Clauses.Aside.NEGATION && isPriced(clause); // "if ETH isn't above 3000", "don't sell until …"
        unsaid |= aside == Clauses.Aside.PAST
                && !words.isChinese()
                && !before.drafts().isEmpty()
                && clause.hasAny(PAID)
                && clause.first().holding() != null; // "…, all of that was sent to @vet"
        unsaid |= aside == Clauses.Aside.PAST && words.isChinese() && remarks.mayLead(clause, start);
        unsaid |= (aside == Clauses.Aside.QUESTION || aside == Clauses.Aside.SMALL_TALK)
                && isOneOfSeveral(clause, start, aside);
        unsaid |= aside == Clauses.Aside.QUESTION
                && isWhere(clause)
                && !before.drafts().isEmpty();
        boolean further = aside != null
                && start > 0
                && !before.drafts().isEmpty()
                && ((aside == Clauses.Aside.PAST
                                && isAdded(clause, start)) // 并且做上次说的那件事, "plus the thing from last time"
                        || (OFTEN_HARMLESS.contains(aside) && words.isChinese() && asksForMore(clause, start)));
        boolean turned = aside != null && !before.drafts().isEmpty() && words.turns(clause); // "I already did"
        if (aside != null && (unsaid || further || turned)) {
            return before.withGap(cost).with(0, aside); // a limit, a payment or a condition that was not understood
        }
        if (aside != null) {
            boolean unwanted = aside == Clauses.Aside.NEGATION && !last; // "don't need this WETH, unwrap all of it"
            boolean spoken = unwanted || (aside == Clauses.Aside.SMALL_TALK && !words.isChinese()); // "I love ETH"
            return before.with(cost, aside).about(0, spoken ? Mention.in(clause) : null);
        }
        if (Past.isCaused(clause)) {
            return null; // ", have 3 DAI sent to @b": asked for, not told
        }
        boolean leads = before.drafts().isEmpty() && !last;
        boolean joined = start > 0
                && !before.drafts().isEmpty()
                && (Kinds.isOneOf(phrases.get(start - 1).kind(), Kind.THEN, Kind.AND)
                        || clause.first().is(Kind.AND)) // 还有之前那个
                && (!clause.hasAny(Kind.HARMLESS, Kind.SMALL_TALK)
                        || (clause.has(Kind.WORD) && words.isChinese())); // 然后冲土狗
        boolean apart = last
                || pauses.before(start + clause.phrases().size())
                || Cuts.isBoundary(phrases.get(start + clause.phrases().size()))
                || Kinds.isOneOf(clause.first().kind(), Kind.CONTEXT, Kind.HARMLESS, Kind.SMALL_TALK)
                || words.isSpacedHan(clause); // else "withhold 5 USDC" would lose its verb
        boolean called = !last
                && clause.phrases().getLast().isAnyOf(Verbs.OF_TOKENS)
                && clause.phrases().size() > 1
                && phrases.get(start + clause.phrases().size()).kind()
                        == Kind.ASSET; // 加杠杆 借 1000u: not without its object
        boolean budget = clause.has(Kind.HAVE)
                && !clause.assets().isEmpty()
                && !before.drafts().isEmpty()
                && Fields.JOBS.contains(
                        before.drafts().getLast().type()); // "rent …, we've got $40 each": a limit, perhaps
        boolean alone = before.drafts().isEmpty() && last;
        boolean aims = (!alone && Aims.isRemark(clause, leads, words)) || Aims.isPondered(clause, words);
        return apart && !joined && !called && !budget && (aims || reasons.isReason(clause, leads))
                ? before.about(cost + REASON, Mention.in(clause))
                : null;
    }
}
