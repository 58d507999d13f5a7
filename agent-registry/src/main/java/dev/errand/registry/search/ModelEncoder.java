package dev.errand.registry.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/*
 * Several small models together see more than each: on the paraphrases of the labelled set's open half they find .77 where the best
 * of them finds .72. Chinese goes through the glossary to the same three models and, where both sides are Chinese, through the
 * Chinese model too.
 */
final class ModelEncoder implements Encoder {

    static final List<SentenceModel> ENGLISH = List.of(SentenceModel.MINILM, SentenceModel.BGE, SentenceModel.E5);

    /** What is asked is translated by the first sense of each word and by the first two; the mean of both does best. */
    private static final List<Integer> QUERY_SENSES = List.of(1, 2);

    private static final int CARD_SENSES = 2;

    /** With which bge-small-zh-v1.5 was trained to read what is sought (its model card). */
    private static final String CHINESE_INSTRUCTION = "为这个句子生成表示以用于检索相关文章：";

    /** Share of the Chinese model where both sides are Chinese; the glosses of both are a weaker sign. */
    private static final double CHINESE_SHARE = 0.85;

    /**
     * In deviations: a card that speaks the asker's language is likelier meant than one that does not. 0.4 of it makes up for the mean
     * of two glosses, which lies that much nearer to everything.
     */
    private static final double OWN_LANGUAGE = 0.9;

    private final VectorCache cache;

    ModelEncoder(VectorCache cache) {
        this.cache = cache;
    }

    @Override
    public void prepare() {
        ENGLISH.parallelStream().forEach(SentenceModel::load);
    }

    @Override
    public Meaning query(String text) {
        boolean chinese = Han.in(text);
        List<String> english = chinese
                ? QUERY_SENSES.stream()
                        .map(senses -> gloss(text, senses))
                        .distinct()
                        .toList()
                : List.of(text);
        List<float[]> vectors = ENGLISH.parallelStream()
                .map(model -> mean(english.stream()
                        .map(each -> model.embed(readable(each)))
                        .toList()))
                .toList();
        return new Meaning(join(vectors), chinese ? SentenceModel.BGE_CHINESE.embed(CHINESE_INSTRUCTION + text) : null);
    }

    @Override
    public List<Meaning> passages(List<String> texts) {
        return meanings(texts, ENGLISH);
    }

    @Override
    public List<Meaning> looks(List<String> texts) {
        return meanings(texts, List.of(SentenceModel.MINILM));
    }

    private List<Meaning> meanings(List<String> texts, List<SentenceModel> models) {
        Map<String, String> english = new HashMap<>();
        texts.forEach(text -> english.computeIfAbsent(text, t -> Han.in(t) ? gloss(t, CARD_SENSES) : t));
        List<String> distinct = english.values().stream().distinct().toList();
        List<String> chinese = english.keySet().stream().filter(Han::in).toList();
        Map<SentenceModel, Map<String, float[]>> byModel = new HashMap<>();
        Map<SentenceModel, List<String>> unknown = new LinkedHashMap<>();
        models.forEach(model -> unknown.put(model, find(model, distinct, byModel)));
        unknown.put(SentenceModel.BGE_CHINESE, find(SentenceModel.BGE_CHINESE, chinese, byModel));
        unknown.values().removeIf(List::isEmpty);
        unknown.keySet().parallelStream().forEach(SentenceModel::load);
        unknown.forEach(
                (model, missing) -> Objects.requireNonNull(byModel.get(model)).putAll(embed(model, missing)));
        return texts.stream()
                .map(text -> {
                    String key = Objects.requireNonNull(english.get(text));
                    List<float[]> vectors = models.stream()
                            .map(model -> Objects.requireNonNull(
                                    Objects.requireNonNull(byModel.get(model)).get(key)))
                            .toList();
                    return new Meaning(
                            join(vectors),
                            Objects.requireNonNull(byModel.get(SentenceModel.BGE_CHINESE))
                                    .get(text));
                })
                .toList();
    }

    /** Puts what the cache knows into {@code found}, and gives what it does not. */
    private List<String> find(SentenceModel model, List<String> texts, Map<SentenceModel, Map<String, float[]>> found) {
        Map<String, float[]> known = new HashMap<>(cache.find(model, texts));
        found.put(model, known);
        return texts.stream().filter(text -> !known.containsKey(text)).toList();
    }

    private Map<String, float[]> embed(SentenceModel model, List<String> texts) {
        Map<String, float[]> made = texts.parallelStream()
                .collect(Collectors.toConcurrentMap(text -> text, text -> model.embed(readable(text))));
        cache.keep(model, made);
        return made;
    }

    private static String gloss(String text, int senses) {
        return Glossary.cedict().toEnglish(text, senses);
    }

    /** The models take no empty text. */
    private static String readable(String text) {
        return text.isBlank() ? "-" : text;
    }

    private static float[] join(List<float[]> vectors) {
        float[] joined =
                new float[vectors.stream().mapToInt(vector -> vector.length).sum()];
        int at = 0;
        for (int m = 0; m < vectors.size(); m++) {
            // half of the scale on each side of the product
            float factor = (float) Math.sqrt(1 / ENGLISH.get(m).deviation() / vectors.size());
            for (float value : vectors.get(m)) {
                joined[at++] = value * factor;
            }
        }
        return joined;
    }

    /** The direction between vectors of length 1. */
    private static float[] mean(List<float[]> vectors) {
        if (vectors.size() == 1) {
            return vectors.getFirst();
        }
        float[] sum = new float[vectors.getFirst().length];
        double square = 0;
        for (int i = 0; i < sum.length; i++) {
            for (float[] vector : vectors) {
                sum[i] += vector[i];
            }
            square += sum[i] * sum[i];
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= (float) Math.sqrt(square);
        }
        return sum;
    }

    /** How many deviations the two lie nearer to each other than a request and a card that have nothing in common. */
    static double nearness(double english) {
        return english - OFFSET;
    }

    /** As {@link #nearness(double)} where both sides are Chinese. */
    static double nearness(double english, double chinese) {
        return inChinese(nearness(english), chinese);
    }

    private static double inChinese(double nearness, double chinese) {
        SentenceModel model = SentenceModel.BGE_CHINESE;
        return (1 - CHINESE_SHARE) * nearness
                + CHINESE_SHARE * (chinese - model.mean()) / model.deviation()
                + OWN_LANGUAGE;
    }

    /** As {@link #nearness(double)}, of what one model saw at a look. */
    static double nearness(Meaning asked, Meaning look) {
        SentenceModel model = SentenceModel.MINILM;
        double english = (asked.likeness(look) - model.mean()) / model.deviation();
        float[] one = asked.chinese();
        float[] two = look.chinese();
        return one == null || two == null ? english : inChinese(english, Meaning.product(one, two));
    }

    private static final double OFFSET = ENGLISH.stream()
            .mapToDouble(model -> model.mean() / model.deviation())
            .average()
            .orElseThrow();
}
