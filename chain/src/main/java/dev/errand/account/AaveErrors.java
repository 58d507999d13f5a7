package dev.errand.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * What Aave v3 means by the numbers that it reverts with.
 *
 * @see <a href="https://github.com/aave/aave-v3-core/blob/master/contracts/protocol/libraries/helpers/Errors.sol">Errors.sol</a>
 */
final class AaveErrors {

    private static final Properties CODES = read();

    private AaveErrors() {}

    /** The words for a code such as {@code "36"}; empty for anything else. */
    static Optional<String> words(String code) {
        return entry(code).map(entry -> entry.substring(entry.indexOf(':') + 2));
    }

    /** Its name in Aave's library. */
    static Optional<String> name(String code) {
        return entry(code).map(entry -> entry.substring(0, entry.indexOf(':')));
    }

    private static Optional<String> entry(String code) {
        return Optional.ofNullable(CODES.getProperty(code));
    }

    private static Properties read() {
        Properties codes = new Properties();
        try (InputStream file = AaveErrors.class.getResourceAsStream("aave-v3-errors.properties")) {
            codes.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }
}
