package dev.errand.engine.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.TokenUsage;

/** A chat model behind LangChain4j: each text is asked about with the same instructions, for an answer of the same form. */
final class LangChain4jChat implements Chat {

    private static final int CHARACTERS_PER_TOKEN = 2;

    private final ChatModel model;
    private final String instructions;
    private final ResponseFormat form;

    private LangChain4jChat(ChatModel model, String instructions, ResponseFormat form) {
        this.model = model;
        this.instructions = instructions;
        this.form = form;
    }

    /** The model at an OpenAI-compatible endpoint. Sends no option that some server or model refuses. */
    static LangChain4jChat connect(ModelSettings settings, String instructions, ResponseFormat form) {
        OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                .baseUrl(settings.url().toString())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0) // the reader retries: within its own time and budget
                .strictJsonSchema(true)
                .logRequests(false)
                .logResponses(false)
                .httpClientBuilder(new BoundedHttpClient.Builder(settings.timeout()));
        if (settings.key() != null) {
            builder.apiKey(settings.key());
        }
        return new LangChain4jChat(builder.build(), instructions, form);
    }

    @Override
    public Reply ask(String text) throws ChatFailure {
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(instructions), UserMessage.from(text))
                .responseFormat(form)
                .build();
        ChatResponse response;
        try {
            response = model.chat(request);
        } catch (RuntimeException e) { // whatever the library or the server does, there is no answer
            throw new ChatFailure(String.valueOf(e.getMessage()), !(e instanceof NonRetriableException));
        }
        String content =
                response.aiMessage() == null ? null : response.aiMessage().text();
        if (content == null) {
            throw new ChatFailure("an answer without text", true);
        }
        return new Reply(content, tokens(response.tokenUsage(), text, content));
    }

    /** What the server counts; an estimate on the high side where it counts nothing. */
    private long tokens(TokenUsage usage, String text, String content) {
        Integer total = usage == null ? null : usage.totalTokenCount();
        long characters = (long) instructions.length() + text.length() + content.length();
        return total == null || total < 0 ? characters / CHARACTERS_PER_TOKEN : total;
    }
}
