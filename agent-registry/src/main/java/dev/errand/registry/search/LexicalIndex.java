package dev.errand.registry.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/*
 * The words of the cards, in Lucene. It lives in memory and is rebuilt from the truth at every start, so that it cannot disagree
 * with it after a crash.
 *
 * The smart Chinese analyser cuts Chinese into words and stems English. Chinese is indexed a second time by its gloss, so that a
 * word of one language finds the other's.
 */
final class LexicalIndex implements AutoCloseable {

    private static final String ID = "id";
    private static final String WORDS = "words";
    private static final String GLOSS = "gloss";
    private static final String SLOT = "slot";
    private static final int SENSES = 3;
    private static final int MOST_WORDS = 64;

    /** A foreign word is a weaker sign than the word itself. */
    private static final double FOREIGN = 0.8;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final Analyzer analyzer;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final SlotDocuments bySlot = new SlotDocuments(SLOT);

    LexicalIndex() {
        CharArraySet ignored = new CharArraySet(SmartChineseAnalyzer.getDefaultStopSet(), true);
        ignored.addAll(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        ignored.addAll(Set.of(FUNCTION_WORDS.split(" ", -1)));
        analyzer = new SmartChineseAnalyzer(ignored);
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity()));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words that bind a request together and tell nothing of what is wanted. */
    private static final String FUNCTION_WORDS =
            "i me my we us our you your he she him her his they them who whom which what when"
                    + " where why how do doe did can could should would will shall must may am been have ha had get got some ani all pleas"
                    + " help need want like 的 了 是 我 你 他 她 它 我们 你们 他们 帮 给 把 被 请 让 想 要 有 在 和 与 或 也 都 就 吗 呢 吧 啊"
                    + " 什么 怎么 怎样 怎么办 如何 哪 哪里 几 个 一个 一下 一 这 那 这个 那个 不 没 会 能 可以 多少";

    /** Takes a card in, in the place of one with the same id; it is found by its slot. */
    void put(Profile profile, int slot) {
        String words = Passage.words(profile);
        Document document = new Document();
        document.add(new StringField(ID, profile.id(), Field.Store.NO));
        document.add(new NumericDocValuesField(SLOT, slot));
        document.add(new TextField(WORDS, words, Field.Store.NO));
        if (Han.in(words)) {
            document.add(new TextField(GLOSS, Glossary.cedict().toEnglish(words, SENSES), Field.Store.NO));
        }
        try {
            writer.updateDocument(new Term(ID, profile.id()), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String id) {
        try {
            writer.deleteDocuments(new Term(ID, id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes what was put or removed count from the next search on. */
    void refresh() {
        try {
            searchers.maybeRefreshBlocking();
            IndexSearcher searcher = searchers.acquire();
            try {
                for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
                    bySlot.learn(segment);
                }
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a text, as the cards that are here now weigh them. */
    static final class Asked {

        private final List<Part> parts;

        private Asked(List<Part> parts) {
            this.parts = parts;
        }

        /**
         * Words sought in one field.
         *
         * @param any finds who has any of them
         * @param most the score of a card that says them all over and over, and nothing else
         * @param factor on the share
         */
        private record Part(Query any, double most, double factor) {

            double share(float score) {
                return factor * Math.min(1, score / most);
            }
        }
    }

    Asked asked(String text) {
        return read(searcher -> {
            List<Asked.Part> parts = new ArrayList<>();
            add(parts, searcher, WORDS, words(text), 1);
            if (Han.in(text)) {
                add(parts, searcher, WORDS, words(Glossary.cedict().toEnglish(text, SENSES)), FOREIGN);
            } else {
                add(parts, searcher, GLOSS, words(text), FOREIGN);
            }
            return new Asked(parts);
        });
    }

    private static void add(
            List<Asked.Part> parts, IndexSearcher searcher, String field, Set<String> words, double factor)
            throws IOException {
        if (words.isEmpty()) {
            return;
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        double most = 0;
        int cards = searcher.getIndexReader().numDocs();
        for (String word : words) {
            Term term = new Term(field, word);
            any.add(new TermQuery(term), BooleanClause.Occur.SHOULD);
            // BM25's weight of a word, with a word that no card has counted as one that a single card has
            double with = Math.max(1, searcher.getIndexReader().docFreq(term));
            most += Math.log(1 + (Math.max(cards, with) - with + 0.5) / (with + 0.5));
        }
        parts.add(new Asked.Part(any.build(), most, factor));
    }

    /**
     * The slots of the cards that share most words with the text, at most {@code limit} for each language, with the share of the
     * text's words that each has: 1 would be all of them, said over and over in a card that says nothing else.
     */
    Map<Integer, Double> best(Asked asked, int limit) {
        Map<Integer, Double> shares = new HashMap<>();
        asked.parts.forEach(part -> collect(part, limit, shares));
        return shares;
    }

    /** Adds the shares of certain cards. Thousands may tie in their words, so that the best leave out cards as good. */
    void complete(Asked asked, BitSet slots, Map<Integer, Double> shares) {
        BitSet missing = (BitSet) slots.clone();
        shares.keySet().forEach(missing::clear);
        if (missing.isEmpty()) {
            return;
        }
        read(searcher -> {
            List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
            List<int[]> documents = new ArrayList<>();
            for (LeafReaderContext segment : segments) {
                documents.add(bySlot.of(missing, segment));
            }
            for (Asked.Part part : asked.parts) {
                Weight weight = searcher.createWeight(searcher.rewrite(part.any()), ScoreMode.COMPLETE, 1);
                for (int i = 0; i < segments.size(); i++) {
                    complete(weight, segments.get(i), part, documents.get(i), shares);
                }
            }
            return shares;
        });
    }

    private static void complete(
            Weight weight, LeafReaderContext segment, Asked.Part part, int[] documents, Map<Integer, Double> shares)
            throws IOException {
        Scorer scorer = documents.length == 0 ? null : weight.scorer(segment);
        if (scorer == null) {
            return; // none of the cards or none of the words is there
        }
        NumericDocValues slots = segment.reader().getNumericDocValues(SLOT);
        for (int document : documents) {
            if (scorer.docID() < document && scorer.iterator().advance(document) == DocIdSetIterator.NO_MORE_DOCS) {
                return;
            }
            if (scorer.docID() == document && slots.advanceExact(document)) {
                shares.merge((int) slots.longValue(), part.share(scorer.score()), Math::max);
            }
        }
    }

    private void collect(Asked.Part part, int limit, Map<Integer, Double> shares) {
        read(searcher -> {
            int most =
                    Math.clamp(limit, 1, Math.max(1, searcher.getIndexReader().maxDoc()));
            ScoreDoc[] hits = searcher.search(part.any(), new TopScoreDocCollectorManager(most, most)).scoreDocs;
            Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc)); // values of documents are read forwards
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            int leaf = -1;
            NumericDocValues slots = DocValues.emptyNumeric();
            for (ScoreDoc hit : hits) {
                int holder = ReaderUtil.subIndex(hit.doc, leaves);
                if (holder != leaf) {
                    leaf = holder;
                    slots = DocValues.getNumeric(leaves.get(leaf).reader(), SLOT);
                }
                if (slots.advanceExact(hit.doc - leaves.get(leaf).docBase)) {
                    shares.merge((int) slots.longValue(), part.share(hit.score), Math::max);
                }
            }
            return shares;
        });
    }

    /** What is asked of the searcher of the moment. */
    @FunctionalInterface
    private interface Reading<T> {

        T of(IndexSearcher searcher) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.of(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> words(String text) throws IOException {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(WORDS, new StringReader(text))) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && words.size() < MOST_WORDS) {
                words.add(word.toString());
            }
            tokens.end();
        }
        return words;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
