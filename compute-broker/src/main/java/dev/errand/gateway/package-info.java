/** One OpenAI-compatible endpoint that places each request on rented compute. */
@NullMarked
package dev.errand.gateway;

import org.jspecify.annotations.NullMarked;
