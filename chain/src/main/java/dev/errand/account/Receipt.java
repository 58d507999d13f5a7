package dev.errand.account;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.util.List;

/**
 * Proof that a plan was executed: with it, anybody who has a node can check again.
 *
 * <p>Look up {@code transaction}; in block {@code blockHash} it must hold a log {@code Executed(intentId, planHash,
 * proposalHash)} of the address {@code account}.
 *
 * @param blockNumber where it stands, final when this was made
 * @param gasUsed units of gas
 * @param gasCost what was paid for them, in wei
 * @param gains what the contract measured to arrive, in the plan's order
 * @param balances of the plan's tokens and of ether, as the chain had them before and after that block; empty where the node
 *     no longer knows them
 */
public record Receipt(
        ChainId chain,
        Address account,
        Bytes32 intentId,
        Bytes32 planHash,
        Bytes32 proposalHash,
        TxHash transaction,
        long blockNumber,
        Bytes32 blockHash,
        long gasUsed,
        BigInteger gasCost,
        List<TokenAmount> gains,
        List<Balance> balances) {

    /** Copies the lists. */
    public Receipt {
        gains = List.copyOf(gains);
        balances = List.copyOf(balances);
    }

    /** What the account held of one token. */
    public record Balance(TokenAmount before, TokenAmount after) {

        /** Which token. */
        public Token token() {
            return before.token();
        }
    }
}
