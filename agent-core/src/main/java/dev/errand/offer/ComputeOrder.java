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
        @Nullable Duration duration) {}
