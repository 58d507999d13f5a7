package dev.errand.engine.reader.dialog;

import dev.errand.intent.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 小明是 @xiaoming, 他的 ENS 是 xiaoming.eth: who was to be paid, behind 给小明转 100 U. Thread-safe. */
public final class NamedPayee {

    private static final Pattern SAID = Pattern.compile(
            "\\s*(?<who>(?<name>[\\u4e00-\\u9fff]{1,5}?)(?:的|嘅)?(?:(?i:ens)|地址|钱包地址|账号|联系人)?\\s*(?:就?是|系|为|[:：]))\\s*"
                    + "(?:@[\\w\\u4e00-\\u9fff]{1,30}|[\\w-]{1,40}\\.eth|0x[0-9a-fA-F]{40})[\\s。.!！吧哈哦]*");
    private static final String HIM = "他她佢";
    private static final int LONGEST = 90;

    private NamedPayee() {}

    /** The text with blanks for whom it names, if it does and he was asked about. */
    public static String without(String text, Reading last) {
        boolean asked = text.length() <= LONGEST && last.missing().equals(List.of("to"));
        Matcher said = asked ? SAID.matcher(text) : null;
        if (said == null || !said.matches()) {
            return text;
        }
        String name = said.group("name");
        boolean known = HIM.contains(name) || last.text().contains(name);
        return known
                ? text.substring(0, said.start("who"))
                        + " ".repeat(said.group("who").length())
                        + text.substring(said.end("who"))
                : text;
    }
}
