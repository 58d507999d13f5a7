/** Places jobs on offers: which GPUs, when, for how much, and why not. Values are immutable and safe to share. */
@NullMarked
package dev.errand.broker;

import org.jspecify.annotations.NullMarked;
