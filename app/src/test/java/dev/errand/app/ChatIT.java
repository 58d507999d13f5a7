package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.account.Settlement;
import dev.errand.registry.RegistryDatabase;
import dev.errand.value.Token;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations as a person has them in {@code chat}, in both languages, with what the chain says afterwards. */
class ChatIT {

    private final PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    @Test
    void answersCorrectionsAndCancellingWorkInEnglish() throws Exception {
        try (Session session = Session.start()) {
            Dialogue dialogue = dialogue(session);
            assertNothingIsDone(dialogue, "send DAI to @bob");
            assertDone(dialogue, "5");
            assertThat(held(session, 1, "DAI")).isEqualTo("100005 DAI");
            assertDone(dialogue, "make it 2");
            assertThat(held(session, 1, "DAI")).isEqualTo("100007 DAI");
            assertDone(dialogue, "no, to @carol");
            assertThat(held(session, 2, "DAI")).isEqualTo("100002 DAI");
            assertDone(dialogue, "the same again");
            assertThat(held(session, 2, "DAI")).isEqualTo("100004 DAI");
            assertNothingIsDone(dialogue, "send 50 DAI");
            assertNothingIsDone(dialogue, "cancel");
            assertNothingIsDone(dialogue, "@bob");
            assertThat(held(session, 1, "DAI")).isEqualTo("100007 DAI");
        }
    }

    @Test
    void answersCorrectionsAndCancellingWorkInChinese() throws Exception {
        try (Session session = Session.start()) {
            Dialogue dialogue = dialogue(session);
            assertNothingIsDone(dialogue, "转5 DAI");
            assertDone(dialogue, "给@bob");
            assertThat(held(session, 1, "DAI")).isEqualTo("100005 DAI");
            assertDone(dialogue, "改成3个");
            assertThat(held(session, 1, "DAI")).isEqualTo("100008 DAI");
            assertDone(dialogue, "一样的再来一次");
            assertThat(held(session, 1, "DAI")).isEqualTo("100011 DAI");
            assertNothingIsDone(dialogue, "转50 DAI");
            assertNothingIsDone(dialogue, "算了");
            assertNothingIsDone(dialogue, "给@bob");
            assertThat(held(session, 1, "DAI")).isEqualTo("100011 DAI");
        }
    }

    @Test
    void aMachinesRegistryServesOneChatAfterAnotherAndChineseIsToldInChinese(@TempDir Path folder) throws Exception {
        RegistryDatabase registry = new RegistryDatabase.SqliteFile(folder.resolve("registry.db"));
        try (Session first = Session.start(registry, null)) {
            assertDone(dialogue(first), "buy 5 UNI with USDC");
        }
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(shown, true, StandardCharsets.UTF_8);
        try (Session second = Session.start(registry, null)) {
            Dialogue dialogue =
                    new Dialogue(second.errand(), new Console(stream, stream, false, false), (proposal, teller) -> {
                        teller.approved(proposal, false);
                        return true;
                    });
            assertNothingIsDone(dialogue, "用USDC买UNI");
            assertDone(dialogue, "5");
            assertDone(dialogue, "存500 USDC");
        }
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .containsSubsequence("多少", "付出 5 USDC", "选中", "已在链上模拟", "✓ 已批准", "✓ 完成", "存入 500 USDC", "✓ 完成")
                .doesNotContain("Simulated", "approved", "Agents asked", "Lend ");
    }

    @Test
    void aNameIsLookedUpAndShownWithItsAddress() throws Exception {
        try (Session session = Session.start()) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
            Dialogue dialogue = new Dialogue(
                    session.errand(), new Console(stream, stream, false, false), (proposal, teller) -> true);
            assertThat(dialogue.say("send 5 DAI to carol.eth")).containsInstanceOf(Settlement.Executed.class);
            assertThat(held(session, 2, "DAI")).isEqualTo("100005 DAI");
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains("carol.eth stands for "
                            + session.devnet().account(2).address());
        }
    }

    @Test
    void whatIsSaidInPlaceOfAYesIsTheNextRequest() throws Exception {
        try (Session session = Session.start()) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
            Iterator<String> lines = List.of(
                            "help", "send 5 DAI to @bob", "no, to @carol", "y", "send 1 DAI to @bob", "n")
                    .iterator();
            new Chat(
                            prompt -> lines.hasNext() ? Optional.of(lines.next()) : Optional.empty(),
                            session.errand(),
                            new Console(stream, stream, false, false),
                            false)
                    .run();
            assertThat(held(session, 1, "DAI")).isEqualTo("100000 DAI");
            assertThat(held(session, 2, "DAI")).isEqualTo("100005 DAI");
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains("Say what you want in your own words")
                    .containsSubsequence("Not approved", "✓ done", "Not approved");
        }
    }

    private Dialogue dialogue(Session session) {
        return new Dialogue(session.errand(), new Console(out, out, true, false), (proposal, teller) -> true);
    }

    private static void assertDone(Dialogue dialogue, String sentence) throws Exception {
        assertThat(dialogue.say(sentence)).as(sentence).containsInstanceOf(Settlement.Executed.class);
    }

    private static void assertNothingIsDone(Dialogue dialogue, String sentence) throws Exception {
        assertThat(dialogue.say(sentence)).as(sentence).isEqualTo(Optional.empty());
    }

    private static String held(Session session, int account, String symbol) {
        Token token = session.devnet().profile().token(symbol).orElseThrow();
        return session.devnet()
                .client()
                .balance(session.devnet().account(account).address(), token)
                .toString();
    }
}
