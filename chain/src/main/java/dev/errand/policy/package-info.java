/**
 * What an account may do by itself, must ask for, and never does.
 *
 * <p>Entry type: {@link dev.errand.policy.Policy}. Its answers are values; it fails closed: what cannot be read is denied, what
 * cannot be priced is asked for. All types are immutable and safe for use by many threads.
 */
@NullMarked
package dev.errand.policy;

import org.jspecify.annotations.NullMarked;
