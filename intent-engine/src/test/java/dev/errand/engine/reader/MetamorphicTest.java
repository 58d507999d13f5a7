package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexicon.Resource;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that are read, changed in ways that change nothing: an opener, an ending, other blanks, another mark. What is then read must be
 * the same, or be asked about; nothing may be lost, and nothing be turned. After the relations of metamorphic testing (Chen et al., 1998).
 */
class MetamorphicTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of so many requests, evenly over the corpus, each is changed in every way. */
    private static final int SAMPLE = 60;

    private static final double FLOOR = 0.985;

    /** Names behind a name, and thanks behind "again", are asked about now and then. */
    private static final double FLOOR_OF_ANSWERS = 0.96;

    private static final String[] OPENERS_EN = {
        "Hi, ",
        "Dear team, ",
        "ok so ",
        "hey errand, ",
        "Um, ",
        "Good morning. ",
        "alright, ",
        "Quick one: ",
        "As discussed, ",
        "Per our call, ",
        "FYI ",
        "Right then, ",
        "Sir, ",
        "Listen, ",
        "hi ",
        "good morning ",
        "hmm "
    };
    private static final String[] ENDINGS_EN = {
        ", thanks",
        " pls",
        ". Kind regards, Tom Miller",
        " asap",
        " for me",
        ", if you don't mind",
        " - Sam",
        ", man",
        " 🙏",
        ". Thank you in advance.",
        " when you get a chance",
        " lol",
        " thanks"
    };
    private static final String[] OPENERS_ZH = {
        "你好，", "嗯，", "麻烦", "请", "帮我", "劳驾，", "好的，", "老板，", "来，", "喂，", "哎，", "早上好，", "对了，", "可不可以", "嗯", "你好 "
    };
    private static final String[] ENDINGS_ZH = {
        "，谢谢", "。谢谢！", "吧", "啦", " 🙏", "，急", "，拜托了", "，辛苦了", "，好吗", "，就这样", "，快点", "，多謝晒", "谢谢"
    };

    private static final String[] ANSWERS_EN = {"So, ", "ok, ", "please ", "Right, ", "Hi, ", "Um, ", "thanks, "};
    private static final String[] ANSWERS_ZH = {"嗯，", "好的，", "请", "帮我", "麻烦", "那就", "不好意思，"};

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void whatChangesNothingLosesAndTurnsNothing(String language) {
        int changed = 0;
        int same = 0;
        List<String> other = new ArrayList<>();
        for (String text : requests(language)) {
            List<Intent> read = READER.read(text).intents();
            for (UnaryOperator<String> change : changes(language)) {
                String again = change.apply(text);
                Reading reading = READER.read(again);
                changed++;
                if (reading.status() == Reading.Status.READY) {
                    same += reading.intents().equals(read) ? 1 : 0;
                    if (!reading.intents().equals(read)) {
                        other.add(again + " -> " + reading.intents());
                    }
                }
            }
        }

        assertThat(other).isEmpty();
        assertThat((double) same / changed).isGreaterThanOrEqualTo(FLOOR);
    }

    /** In an answer or a correction, of few words, an opener looks much like a request. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void whatChangesNothingInAnAnswerTurnsNothing(String language) {
        boolean english = language.equals("en");
        int changed = 0;
        int same = 0;
        List<String> other = new ArrayList<>();
        for (List<String> turns : conversations(language)) {
            List<Intent> read = last(turns).intents();
            for (UnaryOperator<String> change :
                    english ? around(ANSWERS_EN, ENDINGS_EN) : around(ANSWERS_ZH, ENDINGS_ZH)) {
                List<String> again = new ArrayList<>(turns);
                again.set(turns.size() - 1, change.apply(turns.getLast()));
                Reading reading = last(again);
                changed++;
                if (reading.status() == Reading.Status.READY) {
                    same += reading.intents().equals(read) ? 1 : 0;
                    if (!reading.intents().equals(read)) {
                        other.add(again + " -> " + reading.intents());
                    }
                }
            }
        }

        assertThat(other).hasSizeLessThanOrEqualTo(changed / 1000);
        assertThat((double) same / changed).isGreaterThanOrEqualTo(FLOOR_OF_ANSWERS);
    }

    private static Reading last(List<String> turns) {
        Conversation conversation = Conversation.EMPTY;
        for (String turn : turns.subList(0, turns.size() - 1)) {
            conversation = conversation.next(READER.read(turn, conversation));
        }
        return READER.read(turns.getLast(), conversation);
    }

    private static List<List<String>> conversations(String language) {
        List<List<String>> all = Resource.lines("/corpus/open-" + language + ".jsonl").stream()
                .map(JSON::readTree)
                .filter(item -> item.path("turns").size() > 1)
                .map(item -> item.path("turns").valueStream().toList())
                .filter(turns -> isRequest(turns.getLast().path("expect")))
                .map(turns ->
                        turns.stream().map(turn -> turn.path("text").asString()).toList())
                .filter(turns -> last(turns).status() == Reading.Status.READY)
                .toList();
        return sampled(all);
    }

    /** Requests that are read as labelled; what some other agent is asked is the user's own words, so that an ending belongs to it. */
    private static List<String> requests(String language) {
        List<String> all = Resource.lines("/corpus/open-" + language + ".jsonl").stream()
                .map(JSON::readTree)
                .filter(item -> item.has("text") && isRequest(item.path("expect")))
                .map(item -> item.path("text").asString())
                .filter(text -> READER.read(text).status() == Reading.Status.READY)
                .toList();
        return sampled(all);
    }

    private static <T> List<T> sampled(List<T> all) {
        int step = Math.max(1, all.size() / SAMPLE);
        List<T> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private static boolean isRequest(JsonNode expected) {
        return expected.path("status").asString().equals("ready")
                && expected.path("intents")
                        .valueStream()
                        .noneMatch(intent -> intent.path("type").asString().equals("service"));
    }

    private static List<UnaryOperator<String>> changes(String language) {
        List<UnaryOperator<String>> changes =
                language.equals("en") ? around(OPENERS_EN, ENDINGS_EN) : around(OPENERS_ZH, ENDINGS_ZH);
        changes.add(text -> text.replace(" ", "  "));
        changes.add(text -> text.replace(' ', '\u00a0'));
        changes.add(text -> text.replace(' ', '\t'));
        changes.add(text -> "\n" + text + "\n");
        return changes;
    }

    private static List<UnaryOperator<String>> around(String[] openers, String[] endings) {
        List<UnaryOperator<String>> changes = new ArrayList<>();
        for (String opener : openers) {
            changes.add(text -> opener + text);
        }
        for (String ending : endings) {
            changes.add(text -> withoutMark(text) + ending);
        }
        return changes;
    }

    private static String withoutMark(String text) {
        return text.replaceAll("[.!?。！？\\s]+$", "");
    }
}
