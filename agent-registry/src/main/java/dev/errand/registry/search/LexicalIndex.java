package dev.errand.registry.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
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
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

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
    private static final int SENSES = 3;
    private static final int MOST_WORDS = 64;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final Analyzer analyzer;
    private final IndexWriter writer;
    private final SearcherManager searchers;

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

    void put(Profile profile) {
        String words = Passage.words(profile);
        Document document = new Document();
        document.add(new StringField(ID, profile.id(), Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(profile.id())));
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The cards that share words with the text, at most {@code limit}, with the share of the text's words that each has: 1 would be
     * all of them, said over and over in a card that says nothing else.
     */
    Map<String, Double> search(String text, int limit) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                Map<String, Double> found = search(searcher, WORDS, words(text), limit);
                if (Han.in(text)) {
                    // a foreign word is a weaker sign than the word itself
                    search(searcher, WORDS, words(Glossary.cedict().toEnglish(text, SENSES)), limit)
                            .forEach((id, share) -> found.merge(id, share * FOREIGN, Math::max));
                } else {
                    search(searcher, GLOSS, words(text), limit)
                            .forEach((id, share) -> found.merge(id, share * FOREIGN, Math::max));
                }
                return found;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final double FOREIGN = 0.8;

    private static Map<String, Double> search(IndexSearcher searcher, String field, Set<String> words, int limit)
            throws IOException {
        Map<String, Double> found = new HashMap<>();
        if (words.isEmpty()) {
            return found;
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
        ScoreDoc[] hits = searcher.search(any.build(), limit).scoreDocs;
        Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc)); // values of documents are read forwards
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int leaf = -1;
        BinaryDocValues ids = DocValues.emptyBinary();
        for (ScoreDoc hit : hits) {
            int holder = ReaderUtil.subIndex(hit.doc, leaves);
            if (holder != leaf) {
                leaf = holder;
                ids = DocValues.getBinary(leaves.get(leaf).reader(), ID);
            }
            if (ids.advanceExact(hit.doc - leaves.get(leaf).docBase)) {
                found.put(ids.binaryValue().utf8ToString(), Math.min(1, hit.score / most));
            }
        }
        return found;
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
