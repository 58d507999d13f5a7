package dev.errand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.ProviderNode;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two clients that know nothing of each other, nor of us. The chat upstream is scripted; the embeddings are real. */
class ClientsTest {

    private static final String SAID = "one two three";
    private static final String KEY = "any";

    private ScriptedChatServer chat;
    private ProviderNode node;
    private Gateway gateway;
    private String url;

    @BeforeEach
    void start() {
        chat = new ScriptedChatServer(List.of("one ", "two ", "three"), 1_000);
        node = ProviderNode.startFree("127.0.0.1", 0, new EmbeddedBackend());
        gateway = Gateway.start(
                "127.0.0.1",
                0,
                GatewayOptions.DEFAULT.withHeartbeat(Duration.ofSeconds(30)), // the machine that tests may be slow
                List.of(Upstream.free("chat", chat.uri()), Upstream.free("node", node.uri())),
                Findings.NONE);
        url = gateway.uri() + "/v1";
    }

    @AfterEach
    void stop() {
        gateway.close();
        node.close();
        chat.close();
    }

    @Test
    void langChain4jChatsStreamsAndEmbeds() throws Exception {
        OpenAiChatModel model = OpenAiChatModel.builder()
                .httpClientBuilder(new JdkHttpClientBuilder())
                .baseUrl(url)
                .apiKey(KEY)
                .modelName(ScriptedChatServer.MODEL)
                .build();
        assertThat(model.chat("count")).isEqualTo(SAID);

        OpenAiStreamingChatModel streaming = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new JdkHttpClientBuilder())
                .baseUrl(url)
                .apiKey(KEY)
                .modelName(ScriptedChatServer.MODEL)
                .build();
        CompletableFuture<String> whole = new CompletableFuture<>();
        streaming.chat("count", new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String part) {}

            @Override
            public void onCompleteResponse(ChatResponse response) {
                whole.complete(response.aiMessage().text());
            }

            @Override
            public void onError(Throwable error) {
                whole.completeExceptionally(error);
            }
        });
        assertThat(whole.get(60, TimeUnit.SECONDS)).isEqualTo(SAID);

        OpenAiEmbeddingModel embeddings = OpenAiEmbeddingModel.builder()
                .httpClientBuilder(new JdkHttpClientBuilder())
                .baseUrl(url)
                .apiKey(KEY)
                .modelName(EmbeddedBackend.MODEL)
                .build();
        assertThat(embeddings.embed("a line").content().vector()).isEqualTo(direct("a line"));
    }

    @Test
    void openAisOwnClientListsChatsStreamsAndEmbeds() {
        OpenAIClient client =
                OpenAIOkHttpClient.builder().baseUrl(url).apiKey(KEY).build();
        assertThat(client.models().list().data())
                .extracting(model -> model.id())
                .containsExactly(EmbeddedBackend.MODEL, ScriptedChatServer.MODEL);
        ChatCompletionCreateParams count = ChatCompletionCreateParams.builder()
                .model(ScriptedChatServer.MODEL)
                .addUserMessage("count")
                .build();
        assertThat(client.chat()
                        .completions()
                        .create(count)
                        .choices()
                        .getFirst()
                        .message()
                        .content())
                .contains(SAID);
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(count)) {
            assertThat(stream.stream()
                            .flatMap(chunk -> chunk.choices().stream())
                            .flatMap(choice -> choice.delta().content().stream())
                            .collect(Collectors.joining()))
                    .isEqualTo(SAID);
        }
        List<Float> vector = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model(EmbeddedBackend.MODEL)
                        .input("a line")
                        .build())
                .data()
                .getFirst()
                .embedding();
        float[] direct = direct("a line");
        assertThat(vector).hasSize(direct.length);
        for (int i = 0; i < direct.length; i++) {
            assertThat(vector.get(i)).isEqualTo(direct[i]);
        }
    }

    private static float[] direct(String line) {
        return new EmbeddedBackend().embed(List.of(line)).getFirst();
    }
}
