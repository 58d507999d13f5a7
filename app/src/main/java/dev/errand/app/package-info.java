/**
 * The program {@code ./errand}: command line, chat, demo and devnet.
 *
 * <p>Entry type: {@link dev.errand.app.Main}. Commands run on the main thread and block. What a command refuses becomes one
 * line on standard error and exit code 1, in {@link dev.errand.app.Main} and nowhere else.
 */
@NullMarked
package dev.errand.app;

import org.jspecify.annotations.NullMarked;
