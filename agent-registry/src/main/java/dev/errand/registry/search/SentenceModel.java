package dev.errand.registry.search;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/*
 * The models that run inside the program. Each is loaded when it is first asked and stays: 0.2 s and some 30 MB each.
 *
 * Cosines of different models do not compare: those of e5 lie within a tenth of each other. The mean and the deviation of the
 * cosine between a request and a card that have nothing to do with each other, measured over the open half of the labelled set,
 * bring them to one scale.
 */
final class SentenceModel {

    static final SentenceModel MINILM =
            new SentenceModel("all-minilm-l6-v2-q", 384, 0.060, 0.073, AllMiniLmL6V2QuantizedEmbeddingModel::new);
    static final SentenceModel BGE =
            new SentenceModel("bge-small-en-v1.5-q", 384, 0.500, 0.055, BgeSmallEnV15QuantizedEmbeddingModel::new);
    static final SentenceModel E5 =
            new SentenceModel("e5-small-v2-q", 384, 0.767, 0.022, E5SmallV2QuantizedEmbeddingModel::new);
    static final SentenceModel BGE_CHINESE =
            new SentenceModel("bge-small-zh-v1.5-q", 512, 0.262, 0.0725, BgeSmallZhV15QuantizedEmbeddingModel::new);

    private final String id;
    private final int dimension;
    private final double mean;
    private final double deviation;
    private final Supplier<EmbeddingModel> loader;
    private volatile @Nullable EmbeddingModel loaded;

    private SentenceModel(String id, int dimension, double mean, double deviation, Supplier<EmbeddingModel> loader) {
        this.id = id;
        this.dimension = dimension;
        this.mean = mean;
        this.deviation = deviation;
        this.loader = loader;
    }

    /** By which its vectors are told from those of others, whatever their order here. */
    String id() {
        return id;
    }

    int dimension() {
        return dimension;
    }

    double mean() {
        return mean;
    }

    double deviation() {
        return deviation;
    }

    /** A vector of length 1; thread-safe. */
    float[] embed(String text) {
        return model().embed(text).content().vector();
    }

    private EmbeddingModel model() {
        EmbeddingModel model = loaded;
        if (model == null) {
            synchronized (this) {
                model = loaded;
                if (model == null) {
                    model = loader.get();
                    loaded = model;
                }
            }
        }
        return model;
    }
}
