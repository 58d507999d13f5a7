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
        String restOne = one.substring(same);
        String restOther = other.substring(same);
        if (difference == 0) {
            return restOne.isEmpty()
                    || restOne.substring(1).equals(restOther.substring(1))
                    || (restOne.length() > 1
                            && restOne.charAt(0) == restOther.charAt(1)
                            && restOne.charAt(1) == restOther.charAt(0)
                            && restOne.substring(2).equals(restOther.substring(2)));
        }
        return difference > 0 ? restOne.substring(1).equals(restOther) : restOne.equals(restOther.substring(1));
    }
}
