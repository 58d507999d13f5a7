/**
 * The OpenAI-compatible API as provider nodes and the gateway both serve and call it. Handlers block and run on virtual
 * threads; the server behind them is Vert.x's and stays hidden.
 */
@NullMarked
package dev.errand.openai;

import org.jspecify.annotations.NullMarked;
