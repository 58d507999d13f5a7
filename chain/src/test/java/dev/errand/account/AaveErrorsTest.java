package dev.errand.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AaveErrorsTest {

    private static final Path ERRORS =
            Path.of("../contracts/node_modules/@aave/core-v3/contracts/protocol/libraries/helpers/Errors.sol");
    private static final Pattern CONSTANT = Pattern.compile("constant (\\w+) = '(\\d+)'");

    /** Names and numbers as Aave's own source has them. */
    private static Map<String, String> ofAave() throws IOException {
        return CONSTANT.matcher(Files.readString(ERRORS))
                .results()
                .collect(Collectors.toMap(
                        (MatchResult found) -> found.group(2),
                        found -> found.group(1),
                        (one, other) -> one,
                        TreeMap::new));
    }

    @Test
    void everyCodeOfAaveHasItsNameAndWords() throws IOException {
        assertThat(ofAave()).hasSizeGreaterThan(80).allSatisfy((code, name) -> {
            assertThat(AaveErrors.name(code)).contains(name);
            assertThat(AaveErrors.words(code))
                    .hasValueSatisfying(words -> assertThat(words).isNotBlank());
        });
    }

    @Test
    void whatIsNoCodeHasNoWords() {
        assertThat(AaveErrors.words("48")).isEmpty();
        assertThat(AaveErrors.words("insufficient balance")).isEmpty();
    }
}
