/**
 * What is said beside a request and may be passed over, as a trained model judges.
 *
 * <p>{@code RemarkSpans} finds what may be a remark, {@code RemarkModel} weighs it by {@code RemarkFeatures}; {@code Conditional} ones are never passed over. Training stands beside the tests.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.remark;

import org.jspecify.annotations.NullMarked;
