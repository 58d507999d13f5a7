package dev.errand.engine.reader.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Questions about a few things in a row. The steps of a reading ask hundreds of them, of lists so short that a stream would take longer to
 * set up than the answer takes.
 */
public final class Lists {

    private Lists() {}

    /** Whether it holds for one of them at least. */
    public static <T> boolean any(Collection<T> some, Predicate<? super T> wanted) {
        for (T each : some) {
            if (wanted.test(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it holds for none of them. */
    public static <T> boolean none(Collection<T> some, Predicate<? super T> unwanted) {
        return !any(some, unwanted);
    }

    /** Whether it holds for each of them. */
    public static <T> boolean all(Collection<T> some, Predicate<? super T> wanted) {
        for (T each : some) {
            if (!wanted.test(each)) {
                return false;
            }
        }
        return true;
    }

    /** For how many of them it holds. */
    public static <T> int count(Collection<T> some, Predicate<? super T> wanted) {
        int count = 0;
        for (T each : some) {
            count += wanted.test(each) ? 1 : 0;
        }
        return count;
    }

    /** Those of them for which it holds, in a list of their own. */
    public static <T> List<T> those(Collection<T> some, Predicate<? super T> wanted) {
        List<T> those = new ArrayList<>();
        for (T each : some) {
            if (wanted.test(each)) {
                those.add(each);
            }
        }
        return those;
    }
}
