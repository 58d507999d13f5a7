package dev.errand.engine.reader.remark;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.WordLists;
import java.util.Set;

/** Chinese clauses beside a request that say nothing of it: 确认，把 1 ETH 换成 USDC; 转 50 U 给 @bob，别转错了. Thread-safe. */
final class Tags {

    private static final WordLists LISTS = WordLists.read("tags-zh.txt");
    private static final Set<String> OPENINGS = LISTS.named("OPENING");
    private static final Set<String> TAGS = LISTS.named("TAG");
    private static final String PARTICLES = "哈啊哦呀喔噢哟啦嘛";
    private static final int LONGEST = 8;

    private Tags() {}

    /** Whether a remark is one. */
    static boolean areAll(Remark remark) {
        int length = remark.end() - remark.start();
        return length <= LONGEST
                && switch (remark.place()) {
                    case FRONT -> OPENINGS.contains(said(remark));
                    case BEHIND -> TAGS.contains(said(remark)) || TAGS.contains(withoutParticle(said(remark)));
                    case MIDDLE, VALUED -> false;
                };
    }

    private static String withoutParticle(String said) {
        int last = said.length() - 1;
        return last > 1 && PARTICLES.indexOf(said.charAt(last)) >= 0 ? said.substring(0, last) : said;
    }

    private static String said(Remark remark) {
        return Hanzi.simplified(remark.said().strip());
    }
}
