package dev.errand.engine.reader.lexicon;

/** Distance of two words in edits: a letter added, left out or replaced, or two neighbours swapped. */
final class Edits {

    private Edits() {}

    static boolean atMostOne(String one, String other) {
        int difference = one.length() - other.length();
        if (difference < -1 || difference > 1) {
            return false;
        }
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        if (difference == 0) {
            boolean swapped = same + 1 < shorter
                    && one.charAt(same) == other.charAt(same + 1)
                    && one.charAt(same + 1) == other.charAt(same);
            return same == shorter
                    || endAlike(one, same + 1, other, same + 1)
                    || (swapped && endAlike(one, same + 2, other, same + 2));
        }
        return difference > 0 ? endAlike(one, same + 1, other, same) : endAlike(one, same, other, same + 1);
    }

    /** Whether what stands from {@code from} on is what stands in the other word from {@code otherFrom} on. */
    private static boolean endAlike(String one, int from, String other, int otherFrom) {
        return one.length() - from == other.length() - otherFrom
                && one.regionMatches(from, other, otherFrom, one.length() - from);
    }
}
