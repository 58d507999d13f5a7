/**
 * From a sentence to a proposal, and from an approved proposal to a receipt: planning, asking agents, judging their offers,
 * choosing, and carrying out.
 *
 * <p>Entry type: {@link dev.errand.engine.Engine}. Safe for use by many threads; methods block on agents and on the chain. Agents
 * are found through the registry and nowhere else. Expected refusals are values; broken machinery throws.
 */
@NullMarked
package dev.errand.engine;

import org.jspecify.annotations.NullMarked;
