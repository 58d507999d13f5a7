package dev.errand.sizing;

import java.util.Locale;

/** Families of inference engines that are alike in speed; versions of one family differ less than families do. */
enum Engine {
    TENSORRT_LLM,
    TENSORRT_LLM_2023,
    VLLM,
    VLLM_2023,
    SGLANG,
    LLAMA_CPP;

    /** The family of an engine's name; vLLM, the most used, where the name is empty or unknown. */
    static Engine of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("llama.cpp") || lower.contains("llamacpp") || lower.contains("ollama")) {
            return LLAMA_CPP;
        }
        if (lower.contains("sglang")) {
            return SGLANG;
        }
        if (lower.contains("vllm")) {
            return lower.contains("2023") ? VLLM_2023 : VLLM;
        }
        if (lower.contains("tensorrt") || lower.contains("trt")) {
            return lower.contains("llm 0.5") || lower.contains("llm 0.6") ? TENSORRT_LLM_2023 : TENSORRT_LLM;
        }
        return VLLM;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
