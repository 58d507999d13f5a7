package dev.errand.registry.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/*
 * Which documents hold which slots, segment by segment. Segments never change, so that each is read once; what was deleted since is
 * left out when it is asked. Thread-safe.
 */
final class SlotDocuments {

    private final String field;

    /** By segment: the slot in the upper half, its document in the lower, ascending. */
    private final Map<IndexReader.CacheKey, long[]> segments = new ConcurrentHashMap<>();

    /** @param field of doc values that holds the slot */
    SlotDocuments(String field) {
        this.field = field;
    }

    /** The documents of these slots that are in a segment and not deleted, ascending. */
    int[] of(BitSet slots, LeafReaderContext segment) throws IOException {
        long[] all = all(segment);
        Bits live = segment.reader().getLiveDocs();
        int[] documents = new int[16];
        int count = 0;
        for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
            int found = Arrays.binarySearch(all, (long) slot << Integer.SIZE);
            for (int i = found < 0 ? -found - 1 : found; i < all.length && all[i] >>> Integer.SIZE == slot; i++) {
                int document = (int) all[i];
                if (live == null || live.get(document)) {
                    documents = count == documents.length ? Arrays.copyOf(documents, 2 * count) : documents;
                    documents[count++] = document;
                }
            }
        }
        int[] ascending = Arrays.copyOf(documents, count);
        Arrays.sort(ascending);
        return ascending;
    }

    /** Reads a segment before anybody waits for it. */
    void learn(LeafReaderContext segment) throws IOException {
        all(segment);
    }

    private long[] all(LeafReaderContext segment) throws IOException {
        IndexReader.CacheHelper helper = segment.reader().getCoreCacheHelper();
        long[] known = segments.get(helper.getKey());
        if (known != null) {
            return known;
        }
        long[] read = new long[segment.reader().maxDoc()];
        int count = 0;
        NumericDocValues values = segment.reader().getNumericDocValues(field);
        if (values != null) {
            for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                read[count++] = values.longValue() << Integer.SIZE | doc;
            }
        }
        long[] sorted = Arrays.copyOf(read, count);
        Arrays.sort(sorted);
        if (segments.put(helper.getKey(), sorted) == null) {
            helper.addClosedListener(segments::remove);
        }
        return sorted;
    }
}
