/** A provider node: its hardware, its offer, and an OpenAI-compatible API before a backend. */
@NullMarked
package dev.errand.provider;

import org.jspecify.annotations.NullMarked;
