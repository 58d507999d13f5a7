package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * "And LINK?", "what about DAI?", "and in DAI?", behind a balance or a price that was asked for: the same of another token. "And for UNI?" may be of the
 * one that is sold, and is asked on. Immutable.
 */
final class AskedToo {

    private static final Pattern OTHER = Pattern.compile(
            "(?:(?:and|ok|okay|so|now)[ ,]+){0,2}(?:and|what about|how about|what's it in|in)(?: (?:in|my|to|into|the))?,? \\$?\\w+(?: then| instead| please| balance)?\\s*[?.]*");

    private static final Set<Kind> BESIDE = Kinds.of(
            Kind.AND,
            Kind.COMMA,
            Kind.STOP,
            Kind.IN,
            Kind.TO,
            Kind.SO,
            Kind.THEN,
            Kind.INSTEAD,
            Kind.HARMLESS,
            Kind.SMALL_TALK,
            Kind.QUESTION,
            Kind.WHAT,
            Kind.WORD,
            Kind.ON,
            Kind.BALANCE,
            Kind.ADVICE,
            Kind.YES);

    private AskedToo() {}

    /** The question about the other token; null if none is asked. */
    static @Nullable Reading of(Reading last, List<Phrase> phrases, String text, boolean chinese) {
        boolean asked = last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && !chinese
                && OTHER.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
        Phrase.Holding token = asked ? token(phrases) : null;
        if (token == null || token.token() == null || token.tokenAt() == null) {
            return null;
        }
        Draft draft = ReadingLeaves.ofEarlier(last).getFirst();
        boolean quote = draft.type().equals("quote");
        String path = quote ? "buy.token" : "token";
        boolean plain = quote
                ? draft.has("sell.amount")
                        && draft.has("sell.token")
                        && draft.value("sell.token")
                                .filter(token.token()::equals)
                                .isEmpty()
                : draft.type().equals("balance");
        if (!plain) {
            return null;
        }
        draft.remove(path);
        draft.putSpan(path, token.token(), token.tokenAt(), text);
        return Drafts.reading(text, List.of(draft), List.of(), false);
    }

    /** The one token that is named, where nothing else is; null otherwise. */
    private static Phrase.@Nullable Holding token(List<Phrase> phrases) {
        List<Phrase> named = Lists.those(phrases, phrase -> phrase.holding() != null);
        Phrase.Holding holding = named.size() == 1 ? named.getFirst().holding() : null;
        boolean only = holding != null
                && !holding.saysAmount()
                && holding.reference() == null
                && Lists.all(phrases, phrase -> phrase.holding() != null || BESIDE.contains(phrase.kind()));
        return only ? holding : null;
    }
}
