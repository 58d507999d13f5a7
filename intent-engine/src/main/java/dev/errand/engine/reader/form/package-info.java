/**
 * Requests in labelled fields.
 *
 * <p>A form is said again as one plain sentence of its values, which the frames read; so it is no better understood than what it says.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.form;

import org.jspecify.annotations.NullMarked;
