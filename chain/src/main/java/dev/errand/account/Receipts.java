package dev.errand.account;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.RevertedException;
import dev.errand.chain.RpcException;
import dev.errand.chain.TransactionReceipt;
import dev.errand.journal.Entry;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the chain says of a transaction that is in a block: what it did, or why it reverted. Thread-safe. */
final class Receipts {

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    private final ChainProfile profile;
    private final ChainClient chain;

    Receipts(ChainProfile profile, ChainClient chain) {
        this.profile = profile;
        this.chain = chain;
    }

    /** The receipt of a plan, with what the account measured as its gains. */
    Receipt of(Entry entry, TransactionReceipt receipt) {
        List<TokenAmount> gains = receipt.logs().stream()
                .filter(Measurements.EVENT::matches)
                .filter(log -> log.address().equals(entry.account()))
                .filter(log -> log.topics().contains(entry.intentId()))
                .flatMap(log -> Measurements.read(log, profile).stream())
                .toList();
        return new Receipt(
                profile.chainId(),
                entry.account(),
                entry.intentId(),
                entry.planHash(),
                entry.proposalHash(),
                receipt.hash(),
                receipt.blockNumber(),
                receipt.blockHash(),
                receipt.gasUsed(),
                receipt.gasCost(),
                gains,
                balances(entry.account(), receipt));
    }

    /** The receipt of what stands in no journal: it brought something home and took nothing but gas. */
    Receipt plain(Address account, TransactionReceipt receipt) {
        return new Receipt(
                profile.chainId(),
                account,
                Bytes32.ZERO,
                Bytes32.ZERO,
                Bytes32.ZERO,
                receipt.hash(),
                receipt.blockNumber(),
                receipt.blockHash(),
                receipt.gasUsed(),
                receipt.gasCost(),
                List.of(),
                balances(account, receipt));
    }

    /**
     * Asks the node by running the same call in the state after the block, where what foiled it still stands, and in that before
     * it: the best that a receipt without a reason allows.
     */
    String whyReverted(TransactionReceipt receipt) {
        Object found = chain.request("eth_getTransactionByHash", receipt.hash().toString());
        if (found instanceof Map<?, ?> transaction) {
            Map<String, Object> call = Map.of(
                    "from", String.valueOf(transaction.get("from")),
                    "to", String.valueOf(transaction.get("to")),
                    "gas", String.valueOf(transaction.get("gas")),
                    "data", String.valueOf(transaction.get("input")));
            for (long block : List.of(receipt.blockNumber(), receipt.blockNumber() - 1)) {
                try {
                    chain.request("eth_call", call, "0x" + Long.toHexString(block));
                } catch (RevertedException e) {
                    return Reasons.describe(e.data(), e.getMessage(), profile);
                } catch (RpcException e) {
                    LOG.debug("no reason for the revert of {} at block {}", receipt.hash(), block, e);
                }
            }
        }
        return "the chain reverted it without a reason that can be found again";
    }

    /** Empty where the node has forgotten that block's state, as most do within the hour: the proof does not rest on it. */
    private List<Receipt.Balance> balances(Address account, TransactionReceipt receipt) {
        Set<Token> tokens = new LinkedHashSet<>();
        tokens.add(Token.ETH);
        tokens.addAll(profile.tokens());
        List<Receipt.Balance> balances = new ArrayList<>();
        try {
            for (Token token : tokens) {
                TokenAmount before = chain.balance(account, token, receipt.blockNumber() - 1);
                TokenAmount after = chain.balance(account, token, receipt.blockNumber());
                if (!before.equals(after)) {
                    balances.add(new Receipt.Balance(before, after));
                }
            }
            return balances;
        } catch (RpcException e) {
            LOG.debug("the balances around block {} are not known any more", receipt.blockNumber(), e);
            return List.of();
        }
    }
}
