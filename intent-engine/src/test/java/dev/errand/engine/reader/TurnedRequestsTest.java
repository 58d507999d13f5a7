package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexicon.Resource;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests of the corpus that begin with their verb, behind words with which nobody asks for them: a denial, advice, a report, a condition.
 * None may be done as it is without them, whatever stands behind the first clause. After the relations of metamorphic testing (Chen et al., 1998).
 */
class TurnedRequestsTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int MOST = 400;

    private static final Pattern VERB_EN = Pattern.compile(
            "(?i)(?:swap|send|sell|buy|lend|supply|borrow|repay|rent(?! is\\b)|run|train|convert|exchange|transfer|pay|withdraw|deposit)\\b[^:'\\p{IsHan}]*");
    private static final Pattern VERB_ZH = Pattern.compile("(?:把|将|卖掉?|买|借|存|取|转)(?!款|到现)[^:：!！]*");

    private static final List<String> TURNS_EN = List.of(
            "don't ",
            "please do not ",
            "I don't want to ",
            "no need to ",
            "should I ",
            "how do I ",
            "I used to ",
            "if I ");
    private static final List<String> TURNS_ZH =
            List.of("别", "不要", "先别", "千万别", "要不要", "该不该", "我昨天", "我已经", "如果我", "听说有人", "以前");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void nobodyAsksForIt(String language) {
        boolean english = language.equals("en");
        List<String> done = new ArrayList<>();
        int turned = 0;
        for (String text : requests(language, english ? VERB_EN : VERB_ZH)) {
            List<Intent> asked = READER.read(text).intents();
            for (String turn : english ? TURNS_EN : TURNS_ZH) {
                String said = turn + text;
                Reading reading = READER.read(said);
                turned++;
                if (reading.status() == Reading.Status.READY
                        && reading.intents().equals(asked)) {
                    done.add(said + " -> " + reading.intents());
                }
            }
        }

        assertThat(turned).isGreaterThan(MOST);
        assertThat(done).hasSizeLessThanOrEqualTo(turned / 200);
    }

    private static List<String> requests(String language, Pattern verb) {
        List<String> all = Resource.lines("/corpus/open-" + language + ".jsonl").stream()
                .map(JSON::readTree)
                .filter(item -> item.path("expect").path("status").asString("").equals("ready"))
                .map((JsonNode item) -> item.path("text").asString())
                .filter(text -> verb.matcher(text).matches())
                .toList();
        int step = Math.max(1, all.size() / MOST);
        List<String> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }
}
