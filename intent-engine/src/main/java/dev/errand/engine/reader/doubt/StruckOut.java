package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.CharacterSet;
import java.util.regex.Pattern;

/** "❌ swap 1 ETH for USDC", "~~swap 1 ETH~~", "[x] send …", "&gt; swap …": marks that say no, strike out, tick off or quote what they stand at. */
final class StruckOut {

    private static final CharacterSet MARKS = CharacterSet.of("❌🚫🙅🤔⛔🛑✗✘✖⏸👎🤷❓~<>[!?✅✔☑←⬅⇐👈");
    private static final Pattern STRUCK = Pattern.compile(
            "[❌⛔✗✘✖⏸❓]|👎|🤷|☐[^☑]*\\n\\s*☑|🚫|🙅|🤔|🛑|~~\\s*\\p{L}|<!--|<(?:s|del|strike)>|\\[[xX✓✔]\\]|^\\s*[>!?]+\\s*\\p{L}|\\n\\s*>\\s*\\p{L}|[←⬅⇐👈]");

    private StruckOut() {}

    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (MARKS.has(text.charAt(i))) {
                return STRUCK.matcher(text).find();
            }
        }
        return false;
    }
}
