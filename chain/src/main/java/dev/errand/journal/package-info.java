/**
 * The durable record of everything that moves value: written before it is sent, so that a crash, a retry or a second process
 * ends in one effect or none.
 *
 * <p>Entry type: {@link dev.errand.journal.Journal}. Safe for use by many threads and by several processes on one file.
 */
@NullMarked
package dev.errand.journal;

import org.jspecify.annotations.NullMarked;
