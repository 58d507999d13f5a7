/** What users need to test their own agents without a chain, a network or a clock. */
@NullMarked
package dev.errand.testkit;

import org.jspecify.annotations.NullMarked;
