/**
 * Finding agents by what they say of themselves: words and meaning together, in English and Chinese.
 *
 * <p>Entry type: {@link dev.errand.registry.search.AgentIndex}. Safe for use by many threads. Words are weighed by BM25 (Robertson
 * and Zaragoza 2009), meaning by sentence embeddings that run inside the program. What is found here is a claim and nothing more.
 */
@NullMarked
package dev.errand.registry.search;

import org.jspecify.annotations.NullMarked;
