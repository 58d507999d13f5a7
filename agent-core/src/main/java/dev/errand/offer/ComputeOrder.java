package dev.errand.offer;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a user would have done on GPUs, for agents that say what it takes. What the user did not say is null.
 *
 * @param work {@code infer}, {@code train}, {@code render} or {@code rent}
 * @param language that the user speaks: {@code en} or {@code zh}
 * @param model its name
 * @param parameters of a model that has no name
 * @param tokens to train on
 * @param inputTokens of one request
 * @param outputTokens of one request
 * @param requests how many
 * @param precision of the weights
 * @param frames to render
 * @param secondsPerFrame on the GPU that is named
 * @param gpu name of a GPU, or of a family of them
 * @param count of GPUs
 * @param duration of a rent
 */
public record ComputeOrder(
        String work,
        String language,
        @Nullable String model,
        @Nullable BigInteger parameters,
        @Nullable BigInteger tokens,
        @Nullable BigInteger inputTokens,
        @Nullable BigInteger outputTokens,
        @Nullable BigInteger requests,
        @Nullable String precision,
        @Nullable BigInteger frames,
        @Nullable BigDecimal secondsPerFrame,
        @Nullable String gpu,
        @Nullable BigInteger count,
        @Nullable Duration duration) {

    /** Starts an order for {@code work}, of a user who speaks {@code language}; nothing else of it is said yet. */
    public static Builder of(String work, String language) {
        return new Builder(work, language);
    }

    /** Collects what a user said. Null is what he did not say. Not thread-safe. */
    public static final class Builder {

        private final String work;
        private final String language;
        private @Nullable String model;
        private @Nullable BigInteger parameters;
        private @Nullable BigInteger tokens;
        private @Nullable BigInteger inputTokens;
        private @Nullable BigInteger outputTokens;
        private @Nullable BigInteger requests;
        private @Nullable String precision;
        private @Nullable BigInteger frames;
        private @Nullable BigDecimal secondsPerFrame;
        private @Nullable String gpu;
        private @Nullable BigInteger count;
        private @Nullable Duration duration;

        private Builder(String work, String language) {
            this.work = work;
            this.language = language;
        }

        /** Its name. */
        public Builder model(@Nullable String model) {
            this.model = model;
            return this;
        }

        /** Of a model that has no name. */
        public Builder parameters(@Nullable BigInteger parameters) {
            this.parameters = parameters;
            return this;
        }

        /** To train on. */
        public Builder tokens(@Nullable BigInteger tokens) {
            this.tokens = tokens;
            return this;
        }

        /** Of one request. */
        public Builder inputTokens(@Nullable BigInteger inputTokens) {
            this.inputTokens = inputTokens;
            return this;
        }

        /** Of one request. */
        public Builder outputTokens(@Nullable BigInteger outputTokens) {
            this.outputTokens = outputTokens;
            return this;
        }

        /** How many. */
        public Builder requests(@Nullable BigInteger requests) {
            this.requests = requests;
            return this;
        }

        /** Of the weights. */
        public Builder precision(@Nullable String precision) {
            this.precision = precision;
            return this;
        }

        /** To render. */
        public Builder frames(@Nullable BigInteger frames) {
            this.frames = frames;
            return this;
        }

        /** On the GPU that is named. */
        public Builder secondsPerFrame(@Nullable BigDecimal secondsPerFrame) {
            this.secondsPerFrame = secondsPerFrame;
            return this;
        }

        /** Name of a GPU, or of a family of them. */
        public Builder gpu(@Nullable String gpu) {
            this.gpu = gpu;
            return this;
        }

        /** Of GPUs. */
        public Builder count(@Nullable BigInteger count) {
            this.count = count;
            return this;
        }

        /** Of a rent. */
        public Builder duration(@Nullable Duration duration) {
            this.duration = duration;
            return this;
        }

        /** The order. */
        public ComputeOrder build() {
            return new ComputeOrder(
                    work,
                    language,
                    model,
                    parameters,
                    tokens,
                    inputTokens,
                    outputTokens,
                    requests,
                    precision,
                    frames,
                    secondsPerFrame,
                    gpu,
                    count,
                    duration);
        }
    }
}
