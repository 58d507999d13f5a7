/** What a job takes: FLOPs, memory, time, and which limit binds. Values are immutable and safe to share. */
@NullMarked
package dev.errand.sizing;

import org.jspecify.annotations.NullMarked;
