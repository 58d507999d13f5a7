/**
 * Reads text, English or Chinese or mixed, as intents with a ground for every value.
 *
 * <p>Entry type: {@link dev.errand.engine.reader.IntentReader}. The text is cut into typed lexemes with their spans; lexemes that
 * belong together become phrases; a clause is a sequence of phrases that one of the grammars' patterns fits <em>whole</em>. So
 * every word is accounted for, and what is not understood makes a question instead of a guess. All types are immutable and safe
 * for use by many threads; reading takes time linear in the length of the text.
 *
 * <p>Beside this package, which is the interface, each step has one of its own. Each knows only those above it in this list:
 *
 * <ol>
 *   <li>{@code lexicon}: words, and what they mean;
 *   <li>{@code syntax}: lexemes, phrases, clauses, and what steps over them share;
 *   <li>{@code lexer}: cuts the text;
 *   <li>{@code draft}: intents under construction, and the questions for what they lack;
 *   <li>{@code english}, {@code chinese}: put what is said otherwise into the order that the frames read;
 *   <li>{@code telling}: English that tells how the world is;
 *   <li>{@code phrase}: joins lexemes to values, after the steps of the three before;
 *   <li>{@code frame}: the requests that a clause can make;
 *   <li>{@code doubt}: what says that something is not meant as it stands;
 *   <li>{@code clause}: parts a text into clauses and reads them;
 *   <li>{@code remark}: what may be passed over, by a trained model;
 *   <li>{@code form}: labelled fields;
 *   <li>{@code dialog}: messages that follow another.
 * </ol>
 *
 * <p>Here, {@code SecondLook} reads a text again without its remarks, {@code SeparateRequests} reads the requests of a message one by one,
 * {@code Grounding} judges readings from outside the grammars, {@code ReadingJson} writes them.
 */
@NullMarked
package dev.errand.engine.reader;

import org.jspecify.annotations.NullMarked;
