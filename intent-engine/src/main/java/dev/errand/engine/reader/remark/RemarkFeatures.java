package dev.errand.engine.reader.remark;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.WordClasses;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@link RemarkModel} sees of a remark: its words and their neighbours (in Chinese its characters), how it begins and ends, where it
 * stands, and about how long it is. Thread-safe.
 */
final class RemarkFeatures {

    private static final Pattern ENGLISH = Pattern.compile("[a-zA-Z_]+|[^\\x00-\\x7f]");
    private static final Pattern CHINESE = Pattern.compile("[a-zA-Z_]+|[\\u4e00-\\u9fff]");
    /** A longer word also counts by its beginning: "landlord", "landlords", "landlord's". */
    private static final int STEM = 5;

    /** The longest that counts as of a length, shortest first. */
    private static final int[] ENGLISH_LENGTHS = {1, 2, 4, 8, 13};

    private static final int[] CHINESE_LENGTHS = {2, 4, 8, 13};

    /** A phrase of a list has so many words at most, to count. */
    private static final int ENGLISH_PHRASE = 3;

    private static final int CHINESE_PHRASE = 5;

    private RemarkFeatures() {}

    /** Features of the remark, each once, in a fixed order. */
    static Set<String> of(Remark remark, boolean chinese) {
        Set<String> features = new LinkedHashSet<>();
        String place = "@" + remark.place().name().charAt(0);
        features.add(place);
        for (Kind kind : remark.kinds()) {
            features.add("#" + kind);
        }
        List<String> words = words(remark.said(), chinese);
        if (words.isEmpty()) {
            return features;
        }
        String blank = chinese ? "" : " ";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            features.add(word);
            if (i + 1 < words.size()) {
                features.add(word + blank + words.get(i + 1));
            }
            if (chinese && i + 2 < words.size()) {
                features.add(word + words.get(i + 1) + words.get(i + 2));
            }
            if (!chinese && word.length() > STEM) {
                features.add("~" + word.substring(0, STEM));
            }
        }
        addClasses(words, chinese, features);
        features.add("^" + words.getFirst());
        features.add("$" + words.getLast());
        if (words.size() > 1) {
            features.add("^" + words.getFirst() + blank + words.get(1));
            features.add("$" + words.get(words.size() - 2) + blank + words.getLast());
        }
        features.add("=" + length(words.size(), chinese ? CHINESE_LENGTHS : ENGLISH_LENGTHS));
        features.add(place + "^" + words.getFirst());
        return features;
    }

    /** The lists that a word or phrase stands in, and whether it opens or ends the remark. */
    private static void addClasses(List<String> words, boolean chinese, Set<String> features) {
        for (int i = 0; i < words.size(); i++) {
            StringBuilder phrase = new StringBuilder();
            int end = Math.min(words.size(), i + (chinese ? CHINESE_PHRASE : ENGLISH_PHRASE));
            for (int j = i; j < end; j++) {
                phrase.append(j > i && !chinese ? " " : "").append(words.get(j));
                String said = phrase.toString();
                for (String name : chinese ? WordClasses.ofChinese(said) : WordClasses.ofEnglish(said)) {
                    features.add("<" + name);
                    if (i == 0) {
                        features.add("^<" + name);
                    }
                    if (j == words.size() - 1) {
                        features.add("$<" + name);
                    }
                }
            }
        }
    }

    private static List<String> words(String said, boolean chinese) {
        Matcher matcher = chinese
                ? CHINESE.matcher(Hanzi.simplified(said))
                : ENGLISH.matcher(said.replace("’", "").replace("'", ""));
        List<String> words = new ArrayList<>();
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static int length(int words, int[] lengths) {
        int length = 0;
        while (length < lengths.length && words > lengths[length]) {
            length++;
        }
        return length;
    }
}
