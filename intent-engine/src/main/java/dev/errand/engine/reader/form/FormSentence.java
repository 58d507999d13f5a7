package dev.errand.engine.reader.form;

import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Values;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sentence that says what a {@link Form} asks for, made of our words and of the form's values, and where in the form each value
 * stands. Not thread-safe; lives within one reading.
 */
final class FormSentence {

    private static final String FIRST = "/intents/0";

    private final String form;
    private final StringBuilder said = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(int at, FormField field) {
        int end() {
            return at + field.end() - field.start();
        }

        int inForm(int place) {
            return field.start() + place - at;
        }
    }

    FormSentence(String form) {
        this.form = form;
    }

    /** Goes on with words of ours. */
    FormSentence say(String words) {
        said.append(words);
        return this;
    }

    /** Goes on with a value of the form; with nothing where there is none. */
    FormSentence say(@Nullable FormField field) {
        if (field != null) {
            pieces.add(new Piece(said.length(), field));
            said.append(form, field.start(), field.end());
        }
        return this;
    }

    /** Goes on with words of ours and a value, if there is one. */
    FormSentence with(String before, @Nullable FormField field, String behind) {
        return field == null ? this : say(before).say(field).say(behind);
    }

    String text() {
        return said.toString();
    }

    /** How the form reads if the sentence reads so; null if not each of its values went where its label says. */
    @Nullable Reading ofForm(Reading read) {
        List<Ground> grounds = new ArrayList<>();
        for (Ground ground : read.grounds()) {
            Ground mapped = ground.text() == null ? ground : inForm(ground);
            if (mapped == null) {
                return null;
            }
            grounds.add(mapped);
        }
        boolean all = Lists.all(pieces, piece -> isAnswered(piece, read));
        return all
                ? new Reading(form, read.status(), read.intents(), read.missing(), read.question(), null, grounds)
                : null;
    }

    /** A ground within one value that gives just that; null if it is not. */
    private @Nullable Ground inForm(Ground ground) {
        List<Piece> cut = Lists.those(pieces, piece -> ground.start() < piece.end() && ground.end() > piece.at());
        if (cut.size() != 1
                || !ground.path().startsWith(FIRST)
                || !cut.getFirst().field().role().gives(ground.path().substring(FIRST.length()))) {
            return null;
        }
        Piece piece = cut.getFirst();
        int start = piece.inForm(Math.max(ground.start(), piece.at()));
        int end = piece.inForm(Math.min(ground.end(), piece.end()));
        return new Ground(ground.path(), start, end, form.substring(start, end), ground.rule(), ground.turn());
    }

    /** Whether all of a value was taken, or it is asked for. */
    private boolean isAnswered(Piece piece, Reading read) {
        if (Lists.any(read.missing(), piece.field().role()::lacks)) {
            return true;
        }
        List<Ground> taken =
                Lists.those(read.grounds(), ground -> ground.start() < piece.end() && ground.end() > piece.at());
        return !taken.isEmpty()
                && piece.field().words().stream()
                        .filter(word -> Values.WRITTEN.contains(word.kind()))
                        .allMatch(word -> Lists.any(
                                taken,
                                ground -> ground.start() < piece.at() + word.end()
                                        && ground.end() > piece.at() + word.start()));
    }
}
