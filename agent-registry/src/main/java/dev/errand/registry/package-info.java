/**
 * Who can do what: signed cards, found by capability and by words.
 *
 * <p>Entry type: {@link dev.errand.registry.AgentRegistry}. Safe for use by many threads. A card is a claim by whoever holds its
 * key; being found here earns no trust.
 */
@NullMarked
package dev.errand.registry;

import org.jspecify.annotations.NullMarked;
