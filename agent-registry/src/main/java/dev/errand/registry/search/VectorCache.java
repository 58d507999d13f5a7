package dev.errand.registry.search;

import java.util.List;
import java.util.Map;

/** Vectors by model and text, so that no text is embedded twice. Thread-safe. */
interface VectorCache {

    /** Those of the texts that are known. */
    Map<String, float[]> find(SentenceModel model, List<String> texts);

    /** Keeps vectors; losing them costs time only. */
    void keep(SentenceModel model, Map<String, float[]> vectors);

    /** Keeps nothing. */
    static VectorCache none() {
        return new VectorCache() {
            @Override
            public Map<String, float[]> find(SentenceModel model, List<String> texts) {
                return Map.of();
            }

            @Override
            public void keep(SentenceModel model, Map<String, float[]> vectors) {}
        };
    }
}
