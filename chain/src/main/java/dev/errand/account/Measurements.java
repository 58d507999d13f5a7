package dev.errand.account;

import dev.errand.chain.AbiValues;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Log;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.Optional;

/** Reads the account's {@code Measured(intentId, step, token, amount)} logs, whose first argument is indexed. */
final class Measurements {

    static final ContractEvent EVENT = ContractEvent.parse("Measured(uint256,uint256,address,uint256)");

    private static final ContractFunction DATA = ContractFunction.parse("data() returns (uint256,address,uint256)");

    private Measurements() {}

    static BigInteger amount(Log log) {
        return DATA.decode(log.data()).uint(2);
    }

    /** Token and amount; empty for a token that is not on the profile's list. */
    static Optional<TokenAmount> read(Log log, ChainProfile profile) {
        AbiValues values = DATA.decode(log.data());
        return profile.token(values.address(1)).map(token -> new TokenAmount(token, values.uint(2)));
    }
}
