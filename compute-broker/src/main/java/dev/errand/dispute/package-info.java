/**
 * What becomes of work that was paid and is wrong: a tenant's {@link dev.errand.dispute.Evidence}, and an
 * {@link dev.errand.dispute.Arbiter} who does the work again and rules by that.
 */
@NullMarked
package dev.errand.dispute;

import org.jspecify.annotations.NullMarked;
