package dev.errand.app;

import dev.errand.Errand;
import dev.errand.engine.Proposal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person's lines, one after another: requests, answers to questions, a yes or a no to each proposal, and a few words to the program. */
final class Chat {

    private static final Set<String> LEAVING = Set.of("exit", "quit", "退出", "再见");
    private static final Set<String> FINISHING = Set.of("finish", "结束");
    private static final Pattern ATTACHING = Pattern.compile("(?i)(?:attach\\s+|附件\\s+)(\\S.*)");
    private static final Set<String> HELP = Set.of(
            "help",
            "?",
            "what can you do",
            "what can i say",
            "帮助",
            "幫助",
            "怎么用",
            "怎麼用",
            "你能做什么",
            "你会什么",
            "你能幹嘛",
            "你能干嘛");
    private static final Set<String> NO = Set.of("", "n", "no", "nope", "不", "否", "不要", "不行", "取消", "cancel");
    private static final List<String> EXAMPLES = List.of(
            "swap 2 ETH for USDC, then lend half of it          把 2 ETH 换成 USDC，再把一半存起来",
            "buy 0.1 WBTC with USDC, at most 0.5 % slippage     用 USDC 买 0.1 个 WBTC",
            "send 10 USDC to @bob                               给 @bob 转 10 USDC",
            "lend 500 USDC · borrow 100 DAI · repay all my DAI  存 500 USDC · 借 100 DAI",
            "what would 3 ETH get me in DAI · balance           3 ETH 能换多少 DAI · 余额",
            "how long would training a 7B model on 1T tokens take on 8 H100?",
            "embed the lines of the attachment with all-minilm-l6-v2-q, at most 1 dollar   (after: attach FILE · 附件 FILE)",
            "translate \"thank you\" into Chinese                 把“谢谢”翻译成英文");

    private final Function<String, Optional<String>> lines;
    private final Console console;
    private final Dialogue dialogue;
    private final boolean approveAll;
    private @Nullable String ahead;

    /** On a chain that other commands reach without being told. */
    Chat(Function<String, Optional<String>> lines, Errand errand, Console console, boolean approveAll) {
        this(lines, errand, console, approveAll, "");
    }

    /**
     * @param lines a line of the person, asked for by a prompt; empty when there are no more
     * @param approveAll take every proposal without asking
     * @param reach options by which other commands reach the same chain
     */
    Chat(Function<String, Optional<String>> lines, Errand errand, Console console, boolean approveAll, String reach) {
        this.lines = lines;
        this.console = console;
        this.dialogue = new Dialogue(errand, console, this::approves, reach);
        this.approveAll = approveAll;
    }

    /** Goes on until the person leaves. */
    void run() throws Exception {
        for (Optional<String> line = next();
                line.isPresent() && !line.get().isEmpty() && !LEAVING.contains(plain(line.get()));
                line = next()) {
            Matcher attaching = ATTACHING.matcher(line.get());
            if (HELP.contains(plain(line.get()).replaceFirst("(?<=.)[?？。.!！]+$", ""))) {
                help();
            } else if (attaching.matches()) {
                attach(attaching.group(1));
            } else if (FINISHING.contains(plain(line.get()))) {
                dialogue.finish();
            } else {
                dialogue.say(line.get());
            }
            console.gap();
        }
    }

    private Optional<String> next() {
        if (ahead == null) {
            return lines.apply("> ").map(String::strip);
        }
        String said = ahead;
        ahead = null;
        return Optional.of(said);
    }

    /** What is neither a yes nor a no approves nothing, and is not lost: it is the next thing said, such as "no, DAI instead". */
    private boolean approves(Proposal proposal, Teller teller) {
        if (approveAll) {
            return true;
        }
        String answer =
                lines.apply(teller.approval(proposal)).map(String::strip).orElse("");
        if (Prompt.isYes(answer)) {
            return true;
        }
        if (!NO.contains(plain(answer))) {
            ahead = answer;
        }
        return false;
    }

    private void attach(String file) {
        try {
            dialogue.attach(Path.of(file));
        } catch (CommandFailure e) {
            console.complain(String.valueOf(e.getMessage()));
        }
    }

    private void help() {
        console.line("  Say what you want in your own words, for example:");
        EXAMPLES.forEach(example -> console.line("    " + example));
        console.line(
                "  Nothing is signed before you approve it. \"cancel\" forgets what was begun; \"finish\" ends what"
                        + " is rented; \"exit\" leaves.");
        console.line("  你批准之前什么都不会签。“取消”忘掉刚开始的事，“结束”退掉租来的机器，“退出”离开。");
    }

    private static String plain(String line) {
        return line.strip().toLowerCase(Locale.ROOT);
    }
}
