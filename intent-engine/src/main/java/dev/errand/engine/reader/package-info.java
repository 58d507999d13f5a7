/**
 * Reads text, English or Chinese or mixed, as intents with a ground for every value.
 *
 * <p>Entry type: {@link dev.errand.engine.reader.IntentReader}. The text is cut into typed lexemes with their spans; lexemes that
 * belong together become phrases; a clause is a sequence of phrases that one of the grammars' patterns fits <em>whole</em>. So
 * every word is accounted for, and what is not understood makes a question instead of a guess. All types are immutable and safe
 * for use by many threads; reading takes time linear in the length of the text.
 *
 * <p>Where what stands, in the order in which a text goes through it:
 *
 * <ul>
 *   <li><b>Lexemes.</b> {@code Lexer} cuts by {@code Scan}, with {@code EnglishWords}, {@code ChineseWords}, {@code DigitNumbers},
 *       {@code ProductNames}, {@code AccountNames} and {@code Signs}; {@code Lexicon} holds the words, {@code Typos} mends verbs.
 *   <li><b>Passes over lexemes.</b> The lists {@code Lexer.JOINING} and {@code Phrases.PASSES}: each {@code Pass} leaves, joins or turns round what it
 *       knows, and is not run where what it {@code Needs} is not there.
 *   <li><b>What is said beside a request.</b> {@code SecondLook} reads a text again without the stretches ({@code RemarkSpans}) that
 *       {@code RemarkModel} takes to be harmless, by its {@code RemarkFeatures} and {@code WordClasses}; {@code Conditional} is never passed over. Before
 *       that, in English: {@code Tellings} and {@code Telling} (any words, in the shape of a statement), with {@code TellingWeight} for what weighs,
 *       and {@code EnglishRemarks}.
 *   <li><b>Phrases and clauses.</b> {@code Phrases} makes {@code Phrase}s; {@code Cuts} finds the cheapest way to part them into clauses, which
 *       {@code ClauseReader} reads by {@code Frames}: {@code Swaps}, {@code Transfers}, {@code Loans}, {@code Balances}, {@code ComputeJobs},
 *       {@code Services}; {@code Unasked} and {@code Reasons} tell what asks for nothing.
 *   <li><b>Doubts.</b> {@code Doubts}, {@code Qualifiers}, {@code Hearsay}, {@code ChineseDoubts}, {@code ChineseReserve}, {@code ChineseTalk}; last
 *       of all {@code EnglishAdditions} and {@code ChineseAdditions}: what was added and not read, and {@code PassedOver}.
 *   <li><b>Conversations.</b> {@code Answers}, with {@code Filling} for answers, {@code Correction}, {@code DroppedSteps}, {@code StepShares},
 *       {@code Shown} and {@code ForEach}; {@code PlainAnswers} and {@code ChinesePlainAnswers} leave out what is said around a value.
 *   <li><b>The answer.</b> {@code Draft} holds values with their grounds, {@code Intents} makes them typed, {@code Grounding} checks them,
 *       {@code ReadingJson} writes them, {@code Questions} asks.
 * </ul>
 */
@NullMarked
package dev.errand.engine.reader;

import org.jspecify.annotations.NullMarked;
