/**
 * What a user wants, as typed values, with where in the user's own words each value stands.
 *
 * <p>Entry type: {@link dev.errand.intent.Reading}, the answer to a text. All types are immutable. Their names are those of the
 * public JSON contract: fields may be added, none renamed. Where a reading is not ready, what is unknown is null.
 */
@NullMarked
package dev.errand.intent;

import org.jspecify.annotations.NullMarked;
