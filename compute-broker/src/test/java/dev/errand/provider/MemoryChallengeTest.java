package dev.errand.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.openai.ApiClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryChallengeTest {

    @Test
    void theSameChallengeHasOneAnswerAndAnotherAnother() {
        MemoryChallenge challenge = new MemoryChallenge(7, 1);
        assertThat(challenge.answer()).isEqualTo(challenge.answer());
        assertThat(new MemoryChallenge(8, 1).answer()).isNotEqualTo(challenge.answer());
        assertThat(new MemoryChallenge(7, 2).answer()).isNotEqualTo(challenge.answer());
    }

    @Test
    void aSizeThatNoArrayHoldsIsRefused() {
        assertThatThrownBy(() -> new MemoryChallenge(1, 0)).hasMessageContaining("1 to 8192 MiB");
        assertThatThrownBy(() -> new MemoryChallenge(1, 8_193)).hasMessageContaining("1 to 8192 MiB");
    }

    @Test
    void aNodeAnswersWhatFitsAndRefusesTheRest() throws Exception {
        try (ProviderNode node = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend())) {
            ApiClient client = new ApiClient(node.uri(), Map.of(), Duration.ofMinutes(1));
            assertThat(ask(client, "{\"seed\":\"7\",\"mebibytes\":1}"))
                    .isEqualTo("200 {\"answer\":\"" + new MemoryChallenge(7, 1).answer() + "\"}");
            assertThat(ask(client, "{\"seed\":\"7\",\"mebibytes\":9000000}")).startsWith("400 ");
            assertThat(ask(client, "{\"seed\":\"seven\",\"mebibytes\":1}")).contains("'seed' must be a whole number");
        }
    }

    private static String ask(ApiClient client, String body) throws IOException, InterruptedException {
        ApiClient.Answer answer = client.post("/errand/memory", body.getBytes(StandardCharsets.UTF_8), Map.of());
        return answer.status() + " " + answer.text();
    }
}
