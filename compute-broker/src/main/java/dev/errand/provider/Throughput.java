package dev.errand.provider;

import java.util.concurrent.locks.ReentrantLock;

/** Units a second, measured over what was done lately: each answer counts a tenth of all before. Thread-safe. */
public final class Throughput {

    private static final double NEWEST = 0.1;
    private static final double NANOS = 1e9;

    private final ReentrantLock lock = new ReentrantLock();
    private double unitsPerSecond;

    /** Notes an answer. */
    public void note(long units, long nanos) {
        if (units <= 0 || nanos <= 0) {
            return;
        }
        double speed = units * NANOS / nanos;
        lock.lock();
        try {
            unitsPerSecond = unitsPerSecond == 0 ? speed : unitsPerSecond + NEWEST * (speed - unitsPerSecond);
        } finally {
            lock.unlock();
        }
    }

    /** Units a second of one request; 0 before the first. */
    public double unitsPerSecond() {
        lock.lock();
        try {
            return unitsPerSecond;
        } finally {
            lock.unlock();
        }
    }
}
