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

/** Says why the account's contract reverted, with the profile's names and units for tokens. */
final class Reasons {

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
        return Reverts.describe(data, otherwise);
    }
}
