package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexer.Lexer;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "The 8B one", to a job for "Llama 3.1": which of a family is meant. Only a name that the list of models has is taken. */
final class ModelSizes {

    private static final Set<String> JOBS = Set.of("infer", "train");
    private static final Pattern FAMILY = Pattern.compile(
            "(?i)(?<![\\w-])(?:llama|qwen|gemma|phi|mistral|mixtral|deepseek|falcon)(?:[ -]?\\d(?:\\.\\d)?)?(?![\\w.-])");
    private static final Pattern SIZE = Pattern.compile(
            "(?i)\\W*(?:(?:ok|okay|yes|yeah|oh|sorry|um|the|a|let's|i'll|we'll|please|just|make it|go with|go for|use|take|do|smaller|bigger|larger|small|big|one|of course|i mean|i meant|it's),?\\s+){0,5}"
                    + "((?:\\d{1,2}x)?\\d{1,3}(?:\\.\\d)?b)(?: (?:one|model|version|variant|please|pls|size|then|of course|thanks|is fine|will do|should do|is enough)){0,3}\\W*");
    private static final int LONGEST = 80;

    private ModelSizes() {}

    /** Names of the list are spelt with capitals; what is only taken for a model stays as it was written. */
    private static boolean isListed(String name) {
        return !name.equals(name.toLowerCase(Locale.ROOT));
    }

    /** The job with its model told; null if the message does not say a size, or the job names no one family. */
    static @Nullable Reading told(Reading last, String text, boolean chinese) {
        boolean job = text.length() <= LONGEST
                && last.intents().size() == 1
                && JOBS.contains(last.intents().getFirst().type());
        Matcher size = SIZE.matcher(text);
        if (!job || !size.matches()) {
            return null;
        }
        Matcher family = FAMILY.matcher(last.text());
        if (!family.find()) {
            return null;
        }
        List<Lexeme> named = Lexer.words((family.group() + " " + size.group(1)).toLowerCase(Locale.ROOT), List.of());
        boolean one = named.size() == 1
                && named.getFirst().kind() == Kind.MODEL
                && isListed(named.getFirst().text())
                && !family.find();
        if (!one) {
            return null;
        }
        List<Draft> drafts = ReadingLeaves.ofEarlier(last);
        Draft draft = drafts.getFirst();
        draft.remove("model");
        draft.putSpan("model", named.getFirst().text(), new Phrase.Span(size.start(1), size.end(1)), text);
        List<String> missing = Lists.those(last.missing(), path -> !path.equals("model"));
        return Drafts.reading(text, drafts, missing, chinese);
    }
}
