package dev.errand.account;

import dev.errand.chain.AbiValues;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Reverts;
import dev.errand.value.Bytes;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.Arrays;
import java.util.Optional;

/** Says why the account's contract reverted, with the profile's names and units for tokens, and Aave's numbers in words. */
final class Reasons {

    private static final String AAVE = "aave-v3";
    private static final int SELECTOR = 4;
    private static final byte[] OUTCOME_NOT_MET = Arrays.copyOf(
            Keccak256.hash("OutcomeNotMet(uint256,address,uint256,uint256)").toBytes(), SELECTOR);
    private static final ContractFunction ARGUMENTS =
            ContractFunction.parse("error() returns (uint256,address,uint256,uint256)");

    private Reasons() {}

    static String describe(Bytes data, String otherwise, ChainProfile profile) {
        byte[] bytes = data.toBytes();
        if (bytes.length > SELECTOR && Arrays.equals(bytes, 0, SELECTOR, OUTCOME_NOT_MET, 0, SELECTOR)) {
            AbiValues values = ARGUMENTS.decode(Bytes.of(Arrays.copyOfRange(bytes, SELECTOR, bytes.length)));
            Optional<Token> token = profile.token(values.address(1));
            if (token.isPresent()) {
                TokenAmount arrived = new TokenAmount(token.get(), values.uint(2));
                TokenAmount guaranteed = new TokenAmount(token.get(), values.uint(3));
                return "the account's contract undid it, as " + arrived + " arrived where " + guaranteed
                        + " were guaranteed";
            }
        }
        String words = Reverts.describe(data, otherwise);
        return profile.venues().values().stream().anyMatch(venue -> venue.kind().equals(AAVE))
                ? withAavesMeaning(words)
                : words;
    }

    /** Aave v3 gives a number for a reason; it comes last, as what a call of ours was refused with. */
    private static String withAavesMeaning(String words) {
        String last = words.substring(words.lastIndexOf(' ') + 1);
        return AaveErrors.words(last)
                .map(meaning -> words + ", by which Aave v3 means: " + meaning)
                .orElse(words);
    }
}
