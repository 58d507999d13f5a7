package dev.errand.route;

import java.util.Arrays;

/** Numbers of which the least comes out first; without boxing. Not thread-safe. */
final class LongHeap {

    private long[] heap;
    private int size;

    LongHeap(int expected) {
        heap = new long[Math.max(1, expected)];
    }

    boolean isEmpty() {
        return size == 0;
    }

    long least() {
        return heap[0];
    }

    void add(long value) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int at = size++;
        while (at > 0 && heap[(at - 1) / 2] > value) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = value;
    }

    long remove() {
        long first = heap[0];
        long last = heap[--size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            child += child + 1 < size && heap[child + 1] < heap[child] ? 1 : 0;
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return first;
    }
}
