package dev.errand.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.engine.reader.Conversation;
import dev.errand.engine.reader.IntentReader;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReaderTest {

    private static final String TEXT = "@bob wins the raffle, 5 USDC";
    private static final String RIGHT =
            Answer.json("transfer \"wins\"; asset.amount.value=5 \"5\"; asset.token=USDC \"USDC\"; to=@bob \"@bob\"");
    private static final Map<String, String> LEAVES = Map.of(
            "/intents/0/type", "transfer",
            "/intents/0/asset/amount/value", "5",
            "/intents/0/asset/token", "USDC",
            "/intents/0/to", "@bob");

    private final IntentReader grammars = IntentReader.withDefaultTokens();
    private final ScriptedModel model = new ScriptedModel();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private ModelReader reader = reader(model.settings());

    @AfterEach
    void stop() {
        model.close();
    }

    private ModelReader reader(ModelSettings settings) {
        return ModelReader.of(IntentReader.DEFAULT_TOKENS, settings, now::get);
    }

    @Test
    void readsWhatTheModelPointsAtWithItsGrounds() {
        model.says(RIGHT);

        Reading reading = reader.read(TEXT);
        assertRead(reading);
        assertThat(reading.grounds())
                .containsExactlyInAnyOrder(
                        Ground.span("/intents/0/asset/amount/value", 22, 23, "5"),
                        Ground.span("/intents/0/asset/token", 24, 28, "USDC"),
                        Ground.span("/intents/0/to", 0, 4, "@bob"));
    }

    private static void assertRead(Reading reading) {
        assertThat(reading.status()).isEqualTo(Reading.Status.READY);
        assertThat(Leaves.of(reading)).isEqualTo(LEAVES);
    }

    @Test
    void tellsTheModelTheTokensAndTheTextAndNothingElse() {
        model.says(RIGHT).says(RIGHT);
        reader.read(TEXT);
        reader.read(TEXT.replace('5', '7'));

        var first = model.requests().get(0);
        var second = model.requests().get(1);
        assertThat(first.at("/messages").size()).isEqualTo(2);
        assertThat(first.at("/messages/0/content")).isEqualTo(second.at("/messages/0/content"));
        assertThat(first.at("/messages/0/content").asString())
                .contains("ETH, WETH, USDC, USDT, DAI, WBTC, LINK, UNI")
                .doesNotContain("{tokens}");
        assertThat(first.at("/messages/1/content").asString()).isEqualTo(TEXT);
        assertThat(first.at("/response_format/type").asString()).isEqualTo("json_schema");
        assertThat(first.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(first.toString()).doesNotContain("no-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "swap 2 ETH for USDC",
                "hello there",
                "should I sell my ETH?",
                "I sent 5 USDC to @bob yesterday",
                "don't send 5 USDC to @bob",
                "how does a swap work?",
                "算了",
                "",
                "   "
            })
    void doesNotAskWhatTheGrammarsDecide(String text) {
        assertThat(reader.read(text)).isEqualTo(grammars.read(text));
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void doesNotAskAboutLongTexts() {
        String text = TEXT + " ho".repeat(ModelReader.LONGEST / 3);

        assertThat(reader.read(text)).isEqualTo(grammars.read(text));
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void doesNotAskAboutAnswersToAnOpenQuestion() {
        Reading open = grammars.read("swap ETH for USDC");
        Conversation conversation = new Conversation(open);

        assertThat(reader.read("2", conversation)).isEqualTo(grammars.read("2", conversation));
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void goesWithoutAModelWhereNoneIsSet() {
        ModelReader without = ModelReader.of(IntentReader.DEFAULT_TOKENS, null, InstantSource.system());

        assertThat(without.read(TEXT)).isEqualTo(grammars.read(TEXT));
        assertThat(without.read("swap 2 ETH for USDC").status()).isEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "sure, here you go",
                "{\"intents\":null}",
                "{\"intents\":[{}]}",
                "{\"intents\":[{\"type\":\"transfer\"",
                "{\"intents\":[{\"type\":\"transfer\",\"quote\":\"wins\",\"occurrence\":1,\"values\":[7]}]}",
                "{\"intents\":[{\"type\":\"transfer\",\"quote\":\"wins\",\"occurrence\":0,\"values\":[]}]}",
                "{\"intents\":[{\"type\":7,\"quote\":\"wins\",\"occurrence\":1,\"values\":[]}]}",
                "{\"intents\":[{\"type\":\"balance\",\"quote\":\"wins\",\"occurrence\":1,\"values\":[],\"to\":\"@bob\"}]}",
                "{\"intents\":[],\"intents\":[]}",
                "{\"intents\":[]} and more"
            })
    void asksOnceMoreAfterAMalformedAnswer(String malformed) {
        model.says(malformed).says(RIGHT);
        assertRead(reader.read(TEXT));

        model.says(malformed).says(malformed).says(RIGHT);
        assertThat(reader.read(TEXT)).isEqualTo(grammars.read(TEXT));
        assertThat(model.requests()).hasSize(4);
    }

    @Test
    void asksOnceMoreAfterATransportFailure() {
        model.answers(500, "oops").says(RIGHT);
        assertRead(reader.read(TEXT));

        model.answers(429, "{\"error\":{\"message\":\"slow down\"}}").says(RIGHT);
        assertRead(reader.read(TEXT));

        model.hangsUp().says(RIGHT);
        assertRead(reader.read(TEXT));
    }

    @Test
    void fallsBackWhenBothAttemptsFail() {
        for (int status : List.of(400, 401, 403, 404, 429, 500, 503)) {
            model.answers(status, "{}").answers(status, "{}");
            assertThat(reader.read(TEXT)).isEqualTo(grammars.read(TEXT));
            model.unsay();
        }
        model.hangsUp().hangsUp();
        assertThat(reader.read(TEXT)).isEqualTo(grammars.read(TEXT));
        for (String body : List.of("", "{}", "[]", "{\"choices\":[]}", "{\"choices\":[{}]}", "<html>")) {
            model.answers(200, body).answers(200, body);
            assertThat(reader.read(TEXT)).isEqualTo(grammars.read(TEXT));
            model.unsay();
        }
    }

    @Test
    void readsNoMoreOfAHugeAnswerThanItNeeds() {
        String huge = "{\"intents\":[" + " ".repeat(4_000_000) + "]}";
        model.says(huge).says(huge);

        assertThat(reader.read(TEXT)).isEqualTo(grammars.read(TEXT));
    }

    @Test
    void followsNoRedirect() {
        model.does(exchange -> {
            exchange.getResponseHeaders().add("Location", "/v1/chat/completions");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        model.does(exchange -> exchange.close());
        reader.read(TEXT);

        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void waitsNoLongerThanAgreed() {
        ModelReader hasty = reader(model.settings().withTimeout(Duration.ofMillis(200)));

        model.hangs();
        assertThat(hasty.read(TEXT)).isEqualTo(grammars.read(TEXT));
        model.unsay();
        model.stalls();
        assertThat(hasty.read(TEXT)).isEqualTo(grammars.read(TEXT));
    }

    @Test
    void fallsBackWhenInterruptedAndStaysInterrupted() {
        model.hangs();
        Thread.currentThread().interrupt();

        assertThat(reader.read(TEXT)).isEqualTo(grammars.read(TEXT));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void fallsBackWhereNobodyListens() {
        ModelSettings settings = model.settings();
        model.close();

        assertThat(reader(settings).read(TEXT)).isEqualTo(grammars.read(TEXT));
    }

    @Test
    void asksNoMoreThanTheBudgetOfAnHour() {
        ModelReader frugal = reader(model.settings().withBudget(2, 1_000_000));
        model.says(RIGHT).says(RIGHT).says(RIGHT);

        assertRead(frugal.read(TEXT));
        assertRead(frugal.read(TEXT));
        assertThat(frugal.read(TEXT)).isEqualTo(grammars.read(TEXT));
        now.set(now.get().plus(Duration.ofMinutes(61)));
        assertRead(frugal.read(TEXT));
        assertThat(model.requests()).hasSize(3);
    }

    @Test
    void countsTheTokensThatTheServerReports() {
        ModelReader frugal = reader(model.settings().withBudget(100, 1_500)); // an answer costs 1,000
        model.says(RIGHT).says(RIGHT).says(RIGHT);

        assertRead(frugal.read(TEXT));
        assertRead(frugal.read(TEXT));
        assertThat(frugal.read(TEXT)).isEqualTo(grammars.read(TEXT));
        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void asksForWhatAReadingLacksAndKeepsWhatTheGrammarsKnow() {
        model.says(Answer.json("transfer \"wins\"; asset.token=USDC \"USDC\"; to=@bob \"@bob\""));
        Reading reading = reader.read("@bob wins the raffle, USDC");

        assertThat(reading.status()).isEqualTo(Reading.Status.INCOMPLETE);
        assertThat(reading.missing()).containsExactly("asset.amount");
        assertThat(reading.question()).isEqualTo("How much USDC do you mean?");
    }

    @Test
    void readsItsSettingsFromTheEnvironment() {
        assertThat(ModelSettings.fromEnvironment(Map.of())).isEmpty();
        assertThat(ModelSettings.fromEnvironment(Map.of(
                        ModelSettings.URL, "http://127.0.0.1:1234/v1",
                        ModelSettings.NAME, "small",
                        ModelSettings.TIMEOUT, "3",
                        ModelSettings.CALLS, "4",
                        ModelSettings.TOKENS, "5")))
                .contains(new ModelSettings(
                        URI.create("http://127.0.0.1:1234/v1"), "small", null, Duration.ofSeconds(3), 4, 5));
        assertThatThrownBy(() -> ModelSettings.fromEnvironment(Map.of(ModelSettings.URL, "http://127.0.0.1/v1")))
                .hasMessageContaining(ModelSettings.NAME);
        assertThatThrownBy(() -> ModelSettings.fromEnvironment(
                        Map.of(ModelSettings.URL, "ftp://127.0.0.1/v1", ModelSettings.NAME, "small")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ModelSettings.fromEnvironment(Map.of(
                        ModelSettings.URL, "https://127.0.0.1/v1",
                        ModelSettings.NAME, "small",
                        ModelSettings.CALLS, "many")))
                .hasMessageContaining(ModelSettings.CALLS);
    }

    @Test
    void sendsNoKeyInTheClearAndShowsNone() {
        assertThatThrownBy(() -> ModelSettings.of(URI.create("http://models.example/v1"), "small", "secret"))
                .hasMessageContaining("https")
                .hasMessageNotContaining("secret");
        assertThat(ModelSettings.of(URI.create("https://models.example/v1"), "small", "secret"))
                .asString()
                .doesNotContain("secret");
    }
}
