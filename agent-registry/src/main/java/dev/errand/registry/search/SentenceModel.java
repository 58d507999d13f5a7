package dev.errand.registry.search;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/*
 * The models that run inside the program. Each is loaded when it is first asked and stays: 0.2 s and some 30 MB each.
 *
 * Cosines of different models do not compare: those of e5 lie within a tenth of each other. The mean and the deviation of the
 * cosine between a request and a card that have nothing to do with each other, measured over the open half of the labelled set,
 * bring them to one scale.
 */
final class SentenceModel {

    static final SentenceModel MINILM = new SentenceModel("all-minilm-l6-v2-q", 384, 0.060, 0.073, PoolingMode.MEAN);
    static final SentenceModel BGE = new SentenceModel("bge-small-en-v1.5-q", 384, 0.500, 0.055, PoolingMode.CLS);
    static final SentenceModel E5 = new SentenceModel("e5-small-v2-q", 384, 0.767, 0.022, PoolingMode.MEAN);
    static final SentenceModel BGE_CHINESE =
            new SentenceModel("bge-small-zh-v1.5-q", 512, 0.262, 0.0725, PoolingMode.CLS);

    private final String id;
    private final int dimension;
    private final double mean;
    private final double deviation;
    private final PoolingMode pooling;
    private volatile @Nullable EmbeddingModel loaded;

    private SentenceModel(String id, int dimension, double mean, double deviation, PoolingMode pooling) {
        this.id = id;
        this.dimension = dimension;
        this.mean = mean;
        this.deviation = deviation;
        this.pooling = pooling;
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

    /** Takes the time that the first text would take. */
    void load() {
        EmbeddingModel unused = model();
    }

    private EmbeddingModel model() {
        EmbeddingModel model = loaded;
        if (model == null) {
            synchronized (this) {
                model = loaded;
                if (model == null) {
                    model = new OneThreaded(id, pooling);
                    loaded = model;
                }
            }
        }
        return model;
    }

    /* Texts are embedded side by side, each on the thread that asks. By default the runtime would have all cores spin for each. */
    private static final class OneThreaded extends AbstractInProcessEmbeddingModel {

        /** Unless it is set, the library of the tokenizer tells its maker that it was started. */
        private static final String DEAF = "OPT_OUT_TRACKING";

        private final OnnxBertBiEncoder encoder;

        OneThreaded(String id, PoolingMode pooling) {
            super(Runnable::run);
            if (System.getenv(DEAF) == null && System.getProperty(DEAF) == null) {
                System.setProperty(DEAF, "true");
            }
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (InputStream network = resource(id + ".onnx");
                    InputStream tokenizer = resource(id + "-tokenizer.json");
                    OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                OrtSession session = environment.createSession(network.readAllBytes(), options);
                encoder = new OnnxBertBiEncoder(environment, session, tokenizer, pooling);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (OrtException e) {
                throw new IllegalStateException("the model " + id + " cannot be loaded", e);
            }
        }

        /** The jars of the models have them at their roots. */
        private static InputStream resource(String name) {
            InputStream in = SentenceModel.class.getResourceAsStream("/" + name);
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in;
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }
    }
}
