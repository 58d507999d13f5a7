package dev.errand.app;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Says what is wrong with a text that is no JSON, and where. */
final class BadJson {

    /** What the parser says of its own settings. */
    private static final Pattern SETTINGS =
            Pattern.compile("\\s*\\(start marker at [^()]*(?:\\([^()]*\\)[^()]*)*\\)|\\s*\\[Source: [^]]*]");

    private BadJson() {}

    static String words(JacksonException failure) {
        String what =
                SETTINGS.matcher(String.valueOf(failure.getOriginalMessage())).replaceAll("");
        TokenStreamLocation where = failure.getLocation();
        return where == null || where.getLineNr() < 1
                ? what
                : what + " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }
}
