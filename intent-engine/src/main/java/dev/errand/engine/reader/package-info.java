/**
 * Reads text, English or Chinese or mixed, as intents with a ground for every value.
 *
 * <p>Entry type: {@link dev.errand.engine.reader.IntentReader}. The text is cut into typed lexemes with their spans; lexemes that
 * belong together become phrases; a clause is a sequence of phrases that one of the grammars' patterns fits <em>whole</em>. So
 * every word is accounted for, and what is not understood makes a question instead of a guess. All types are immutable and safe
 * for use by many threads; reading takes time linear in the length of the text.
 */
@NullMarked
package dev.errand.engine.reader;

import org.jspecify.annotations.NullMarked;
